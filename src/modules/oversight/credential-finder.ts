import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { problem } from '../../core/errors/problem.js';
import { sha256 } from '../../core/secrets/digest.js';
import { findApiKeyByDigest } from '../api-keys/api-key-view.js';
import { AccessTokens } from '../auth/access-tokens.js';
import { IS_LIVE } from '../auth/sessions/session-lifetimes.js';
import { CREDENTIAL_KINDS, type FoundCredentialResponse } from './oversight.schemas.js';

/** A row of one of the queries below. Only an API key has the optional fields. */
type Found = Omit<
  FoundCredentialResponse,
  'created_at' | 'ends_at' | 'last_used_at' | 'service_account' | 'canary'
> & {
  service_account?: FoundCredentialResponse['service_account'];
  canary?: boolean;
  created_at: Date;
  ends_at: Date | null;
  last_used_at: Date | null;
};

/** SQL by the digest $1: what the server knows about operator keys and resource-server secrets. */
const BY_DIGEST = `
  SELECT 'operator_key' AS kind, id, name,
    CASE WHEN revoked_at IS NULL THEN 'active' ELSE 'revoked' END AS state, NULL AS state_reason,
    NULL::jsonb AS workspace, NULL::jsonb AS user, created_at, revoked_at AS ends_at, NULL::timestamptz AS last_used_at
  FROM operator_keys WHERE digest = $1
  UNION ALL
  SELECT 'resource_server_secret', s.id, s.name,
    CASE WHEN x.ends_at <= clock_timestamp() THEN 'ended' ELSE 'active' END, NULL, NULL, NULL, x.created_at, x.ends_at, NULL
  FROM resource_server_secrets x JOIN resource_servers s ON s.id = x.resource_server_id WHERE x.digest = $1`;

const SESSION = `
  SELECT 'access_token' AS kind, s.id, s.user_agent AS name,
    CASE WHEN s.revoked_at IS NOT NULL THEN 'ended' WHEN NOT ${IS_LIVE} THEN 'expired'
         WHEN u.suspended_at IS NOT NULL THEN 'suspended' ELSE 'active' END AS state,
    CASE WHEN s.revoked_at IS NOT NULL THEN s.revoked_reason
         WHEN ${IS_LIVE} AND u.suspended_at IS NOT NULL THEN 'account_suspended' END AS state_reason,
    NULL::jsonb AS workspace, jsonb_build_object('id', u.id, 'email', u.email) AS user,
    s.created_at, coalesce(s.revoked_at, s.expires_at) AS ends_at, s.refreshed_at AS last_used_at
  FROM sessions s JOIN (SELECT id, email, suspended_at FROM users) AS u ON u.id = s.user_id WHERE s.id = $1`;

/**
 * Tells an operator what a found credential is. Identified by its digest, or an access token by its signature: names
 * and prefixes are for people, and several credentials can share them.
 */
@Injectable()
export class CredentialFinder {
  constructor(
    private readonly dataSource: DataSource,
    private readonly accessTokens: AccessTokens,
  ) {}

  /** @throws not_found */
  async find(credential: string): Promise<FoundCredentialResponse> {
    const claims = this.accessTokens.verify(credential);
    const found = claims
      ? await this.row(SESSION, claims.sessionId)
      : ((await this.apiKey(credential)) ?? (await this.row(BY_DIGEST, sha256(credential))));
    if (!found) {
      throw problem('not_found', {
        detail: `No ${CREDENTIAL_KINDS.map((kind) => kind.replaceAll('_', ' ')).join(', ')} of this server is this credential. An access token is recognised until it expires.`,
      });
    }
    return {
      service_account: null,
      canary: false,
      ...found,
      created_at: found.created_at.toISOString(),
      ends_at: found.ends_at?.toISOString() ?? null,
      last_used_at: found.last_used_at?.toISOString() ?? null,
    };
  }

  private async apiKey(credential: string): Promise<Found | undefined> {
    const { manager } = this.dataSource;
    const key = await findApiKeyByDigest(manager, sha256(credential));
    if (!key) return undefined;
    const [owner] = await manager.query<Pick<Found, 'workspace' | 'user' | 'service_account'>[]>(
      `SELECT jsonb_build_object('id', w.id, 'name', w.name) AS workspace,
         CASE WHEN NOT u.is_service_account THEN jsonb_build_object('id', u.id, 'email', u.email) END AS user,
         CASE WHEN u.is_service_account THEN jsonb_build_object('id', u.id, 'name', u.name) END AS service_account
       FROM workspaces w, users u WHERE w.id = $1 AND u.id = $2`,
      [key.workspaceId, key.createdBy],
    );
    return {
      kind: 'api_key',
      id: key.id,
      name: key.name,
      state: key.status,
      state_reason: key.statusReason,
      workspace: owner?.workspace ?? null,
      user: owner?.user ?? null,
      service_account: owner?.service_account ?? null,
      canary: key.canary,
      created_at: key.createdAt,
      ends_at: key.revokedAt ?? key.expiresAt,
      last_used_at: key.lastUsedAt,
    };
  }

  private async row(sql: string, parameter: string): Promise<Found | undefined> {
    const [found] = await this.dataSource.manager.query<Found[]>(sql, [parameter]);
    return found;
  }
}
