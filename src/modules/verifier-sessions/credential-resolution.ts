import { Inject, Injectable } from '@nestjs/common';
import { FreshRecords } from '../../core/coherence/authority-records.js';
import { Coherence } from '../../core/coherence/coherence.js';
import { CONFIG, type Config } from '../../core/config/config.js';
import { errorOf } from '../../core/errors/catalogue.js';
import { problem, Problem } from '../../core/errors/problem.js';
import { UnknownCredentials } from '../../core/http/unknown-credentials.js';
import { personOf, type Principal, serviceAccountOf } from '../../core/principal/principal.js';
import type { Role } from '../../core/principal/roles.js';
import { ownScopes } from '../../core/principal/scopes.js';
import { Authority } from '../access/authority.js';
import { invalidCredentials } from '../access/challenges.js';
import { CredentialVerifier } from '../access/credential-verifier.js';
import type { Identity } from '../access/identity.js';
import { LimitedAccess } from '../access/limited-access.js';
import { NO_WORKSPACE } from '../access/requested-workspace.js';
import { ScopeJudge } from '../access/scope-judge.js';
import type { SessionRecord } from '../auth/sessions/session-authority.js';
import {
  loadResourceServers,
  NO_RESOURCE_SERVERS,
  type ResourceServers,
} from '../resource-servers/resource-server-authority.js';
import type { HolderType } from '../request-limits/quota-event.js';
import type { ResolvedResponse } from './verifier-sessions.schemas.js';
import { wireName } from './wire-name.js';
import { isVerificationRequired } from '../mail/mail.variables.js';

interface Asked {
  credential: string;
  /** The workspace named in the request's header; the verifier checks it for keys. */
  workspaceId: string | null;
  /** Where the request came from; null: the service does not say. */
  address: string | null;
}

type Accepted = NonNullable<ResolvedResponse['accepted']>;
type Scopes = Pick<Accepted, 'scopes' | 'latchkey_scopes' | 'lacks_scope' | 'lacks_role'>;

/** Recorded in the usage figures if the service does not say where a request came from. */
export const UNKNOWN_ADDRESS = '::';

/**
 * Everything a verifier needs to decide about a credential itself: the guard's own decision, except for what depends on
 * the request, based on records read from the database. This instance's cache may still hold entries that the verifier
 * has acknowledged dropping.
 */
@Injectable()
export class CredentialResolution {
  private readonly requiresVerification: boolean;
  /** Addresses are what services say they are, so they count for each service separately, and not for our own callers. */
  private readonly reported: UnknownCredentials;

  constructor(
    private readonly coherence: Coherence,
    private readonly verifier: CredentialVerifier,
    private readonly authority: Authority,
    private readonly judge: ScopeJudge,
    private readonly limited: LimitedAccess,
    @Inject(CONFIG) config: Config,
  ) {
    this.requiresVerification = isVerificationRequired(config);
    this.reported = new UnknownCredentials(config);
  }

  async of(asked: Asked, audience: string): Promise<ResolvedResponse> {
    const { value, server } = await this.coherence.readThrough(async (query) => {
      try {
        return { accepted: await this.accept(new FreshRecords(query), asked, audience) };
      } catch (error) {
        if (error instanceof Problem && error.status < 500) return { refused: toRefusal(error) };
        throw error;
      }
    });
    return { server: wireName(server), audience, ...value };
  }

  /** @throws {Problem} the guard's answer, if it does not depend on what the request asks for */
  private async accept(records: FreshRecords, asked: Asked, audience: string): Promise<Accepted> {
    const { credential, workspaceId, address } = asked;
    const verify = async (): Promise<Identity | null> => this.verifier.verifyBearer(credential, records);
    const identity = this.verifier.isKeyByForm(credential)
      ? await this.reported.look(address, credential, verify, audience)
      : await verify();
    if (!identity) throw invalidCredentials();
    const authority = this.authority.over(records);
    const principal = await authority.decide((known) => {
      const found = authority.principalOf(
        known,
        unconditional(identity),
        identity.kind === 'user' ? { fromHeader: workspaceId, fromPath: null } : NO_WORKSPACE,
        address ?? UNKNOWN_ADDRESS,
      );
      if (this.requiresVerification && !authority.user(known, found.userId)?.emailVerified) {
        const headers = found.kind === 'api_key' ? this.limited.headersOf(found) : {};
        throw problem('email_not_verified', { headers });
      }
      return found;
    });
    const servers =
      (await records.read('resource-servers:all', (query) => loadResourceServers(query, audience))) ??
      NO_RESOURCE_SERVERS;
    return {
      kind: principal.kind,
      user_id: personOf(principal),
      service_account_id: serviceAccountOf(principal),
      api_key:
        principal.kind === 'api_key'
          ? { id: principal.apiKeyId, name: principal.apiKeyName, key_prefix: principal.apiKeyPrefix }
          : null,
      workspace_id: principal.workspaceId,
      role: principal.role,
      ...this.scopesOf(principal, servers, audience),
      ...conditionsOf(identity, records),
      limits: limitsOf(principal),
      depends_on: records.names().map(wireName),
    };
  }

  private scopesOf(principal: Principal, servers: ResourceServers, audience: string): Scopes {
    const scopes = (servers.byName.get(audience) ?? []).map(({ scope }) => scope);
    const refusals = new Map(
      [...scopes, ...ownScopes()].map((scope) => [scope, this.judge.refusal(servers, principal, [scope])]),
    );
    const isHeld = (scope: string): boolean => refusals.get(scope) === undefined;
    const refusedBy = (code: Problem['code']): [string, Problem][] =>
      [...refusals].filter((entry): entry is [string, Problem] => entry[1]?.code === code);
    return {
      scopes: scopes.filter(isHeld),
      latchkey_scopes: ownScopes().filter(isHeld),
      lacks_scope: refusedBy('insufficient_scope').map(([scope]) => scope),
      lacks_role: Object.fromEntries(
        refusedBy('insufficient_role').map(([scope, { options }]) => [
          scope,
          options.extensions?.['required_role'] as Role,
        ]),
      ),
    };
  }
}

/** The limits that each of its requests counts against. */
const limitsOf = (principal: Principal): Accepted['limits'] =>
  (principal.kind === 'api_key'
    ? [principal.requestLimits, principal.serviceAccountLimits, principal.workspaceLimits]
    : []
  )
    .filter((source) => source !== null)
    .map(({ type, id, limits }) => ({ type: type as HolderType, id, limits: [...limits] }));

/** Removes conditions on the time or the caller's address, which the verifier checks itself. */
const unconditional = (identity: Identity): Identity =>
  identity.kind === 'user' ? identity : { ...identity, allowedIps: null, expiresAt: null, revokedAt: null };

function conditionsOf(
  identity: Identity,
  records: FreshRecords,
): Pick<Accepted, 'allowed_ips' | 'expires_in_ms' | 'revoked_in_ms'> {
  const now = performance.now();
  if (identity.kind === 'user') {
    // Present, because it yielded a principal.
    const { endsAt } = records.get(`session:${identity.sessionId}`) as SessionRecord;
    const tokenLeftMs = identity.expiresAt * 1_000 - Date.now();
    return {
      allowed_ips: null,
      expires_in_ms: Math.min(endsAt - now, tokenLeftMs),
      revoked_in_ms: null,
    };
  }
  const { allowedIps, expiresAt, revokedAt } = identity;
  return {
    allowed_ips: allowedIps && allowedIps.toTexts(),
    expires_in_ms: expiresAt === null ? null : expiresAt - now,
    revoked_in_ms: revokedAt === null ? null : revokedAt - now,
  };
}

function toRefusal({ code, status, message, options }: Problem): NonNullable<ResolvedResponse['refused']> {
  const { title } = errorOf(code);
  return {
    status,
    headers: options.headers ?? {},
    problem: { title, status, detail: message, code, ...options.extensions },
  };
}
