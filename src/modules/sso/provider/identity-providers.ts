import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type * as oidc from 'openid-client';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../../core/config/config.js';
import { variablesOf } from '../../../core/config/define-variables.js';
import { UnknownCredentials } from '../../../core/http/unknown-credentials.js';
import { problem } from '../../../core/errors/problem.js';
import { sha256 } from '../../../core/secrets/digest.js';
import { isId } from '../../../core/secrets/ids.js';
import { KeyRing } from '../../../core/secrets/key-ring.js';
import { allowPrivateOf } from '../../webhooks/sending/allow-private.js';
import { webhookVariables } from '../../webhooks/webhooks.variables.js';
import { discover, TIMEOUT_SECONDS } from './discover.js';
import { guardedFetch } from './guarded-fetch.js';
import type { OidcProvider } from './oidc-providers.js';
import { ssoVariables } from '../sso.variables.js';
import { WorkspaceProvider } from './workspace-provider.entity.js';

declare module '../../../core/errors/problem.js' {
  interface UnavailableReasons {
    identity_provider: true;
  }
}

/** After a failure, the provider is left alone for this long, so that callers do not pile up. */
const PAUSE_MS = 2_000;
/** A workspace's provider is discovered again after this, because nobody restarts the server for it. */
const DISCOVERED_AGAIN_MS = 60 * 60_000;
const DISCOVERED_MAX = 1_000;

/** A provider of the server, or of a workspace. */
export interface IdentityProvider extends OidcProvider {
  /** The workspace it belongs to, and what sessions call it; null: it is the server's. */
  workspace: { id: string; providerId: string } | null;
  /** Changes with its configuration. */
  version: string;
}

export const secretContext = (providerId: string): string => `identity-provider:${providerId}`;

/** The configured providers. Those of the server are discovered on first use, not at start-up. */
@Injectable()
export class IdentityProviders {
  /** Those of the server. */
  readonly all: readonly IdentityProvider[];
  private readonly discovered = new LRUCache<string, Promise<oidc.Configuration>>({ max: DISCOVERED_MAX });
  private readonly pausedUntil = new LRUCache<string, number>({ max: DISCOVERED_MAX });
  private readonly fetch: oidc.CustomFetch;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly dataSource: DataSource,
    private readonly keyRing: KeyRing,
    private readonly unknown: UnknownCredentials,
  ) {
    this.all = variablesOf(config, ssoVariables).OIDC_PROVIDERS.map((provider) => ({
      ...provider,
      workspace: null,
      version: provider.id,
    }));
    this.fetch = guardedFetch({
      allowed: allowPrivateOf(config),
      dnsServers: variablesOf(config, webhookVariables).WEBHOOK_DNS_SERVERS,
      timeoutSeconds: TIMEOUT_SECONDS,
    });
  }

  /**
   * @param id of a provider of the server, or of a workspace that has one
   * @throws 404; 429
   */
  async get(callerAddress: string | null, id: string): Promise<IdentityProvider> {
    const provider =
      this.all.find((candidate) => candidate.id === id) ??
      (isId(id)
        ? await this.unknown.look(callerAddress, `sso:${id}`, () => this.ofWorkspace(id.toLowerCase()))
        : null);
    if (!provider) throw problem('not_found');
    return provider;
  }

  idOf(issuer: string): string | null {
    return this.all.find((candidate) => candidate.issuer === issuer)?.id ?? null;
  }

  /** @throws 503 while the provider is away */
  async client(provider: IdentityProvider): Promise<oidc.Configuration> {
    const { version } = provider;
    if ((this.pausedUntil.get(version) ?? 0) > performance.now()) throw unavailable();
    let discovery = this.discovered.get(version);
    if (!discovery) {
      discovery = this.discover(provider);
      this.discovered.set(version, discovery, { ttl: provider.workspace ? DISCOVERED_AGAIN_MS : 0 });
    }
    try {
      return await discovery;
    } catch (error) {
      this.discovered.delete(version);
      this.pausedUntil.set(version, performance.now() + PAUSE_MS);
      throw unavailable(error);
    }
  }

  /** @throws if people could not sign in with it */
  async check(provider: Pick<OidcProvider, 'issuer' | 'clientId' | 'clientSecret'>): Promise<void> {
    await discover(provider, this.fetch);
  }

  private discover(provider: IdentityProvider): Promise<oidc.Configuration> {
    return discover(provider, provider.workspace ? this.fetch : undefined);
  }

  private async ofWorkspace(workspaceId: string): Promise<IdentityProvider | null> {
    const [row] = await this.dataSource.manager
      .createQueryBuilder(WorkspaceProvider, 'provider')
      .where('provider.workspaceId = :workspaceId', { workspaceId })
      .andWhere(
        `EXISTS (SELECT FROM workspaces w
                 WHERE w.id = :workspaceId AND w.deleted_at IS NULL AND w.suspended_at IS NULL)`,
      )
      .getMany();
    if (!row) return null;
    // Its master key was retired: an owner has to enter the secret again.
    if (!this.keyRing.holdsKeyOf(row.sealedClientSecret)) throw unavailable();
    return {
      id: workspaceId,
      name: row.name,
      issuer: row.issuer,
      clientId: row.clientId,
      clientSecret: this.keyRing.open(row.sealedClientSecret, secretContext(row.id)),
      workspace: { id: workspaceId, providerId: row.id },
      version: `${row.id}:${sha256(row.sealedClientSecret)}`,
    };
  }
}

export const unavailable = (cause?: unknown) =>
  problem('identity_provider_unavailable', {
    headers: { 'retry-after': '5' },
    cause,
    reason: 'identity_provider',
  });
