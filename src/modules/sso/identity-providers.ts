import { Inject, Injectable } from '@nestjs/common';
import * as oidc from 'openid-client';
import { CONFIG, type Config } from '../../core/config/config.js';
import { variablesOf } from '../../core/config/define-variables.js';
import type { OidcProvider } from './oidc-providers.js';
import { problem } from '../../core/errors/problem.js';
import { ssoVariables } from './sso.variables.js';

declare module '../../core/errors/problem.js' {
  interface UnavailableReasons {
    identity_provider: true;
  }
}

/** For each request to a provider, because a user is waiting. */
const TIMEOUT_SECONDS = 5;
/** How far the clocks of a provider and this server may differ. */
const CLOCK_TOLERANCE_SECONDS = 30;
/** After a failure, the provider is left alone for this long, so that callers do not pile up. */
const PAUSE_MS = 2_000;

/** The configured providers. Each is discovered on first use, not at start-up. */
@Injectable()
export class IdentityProviders {
  readonly all: readonly OidcProvider[];
  private readonly discovered = new Map<string, Promise<oidc.Configuration>>();
  private readonly pausedUntil = new Map<string, number>();

  constructor(@Inject(CONFIG) config: Config) {
    this.all = variablesOf(config, ssoVariables).OIDC_PROVIDERS;
  }

  /** @throws 404 */
  get(id: string): OidcProvider {
    const provider = this.all.find((candidate) => candidate.id === id);
    if (!provider) throw problem('not_found');
    return provider;
  }

  idOf(issuer: string): string | null {
    return this.all.find((candidate) => candidate.issuer === issuer)?.id ?? null;
  }

  /** @throws 503 while the provider is away */
  async client(provider: OidcProvider): Promise<oidc.Configuration> {
    if ((this.pausedUntil.get(provider.id) ?? 0) > performance.now()) throw unavailable();
    const discovery = this.discovered.get(provider.id) ?? discover(provider);
    this.discovered.set(provider.id, discovery);
    try {
      return await discovery;
    } catch (error) {
      this.discovered.delete(provider.id);
      this.pausedUntil.set(provider.id, performance.now() + PAUSE_MS);
      throw unavailable(error);
    }
  }
}

/** Compares the issuer claimed by the provider with the configured one. */
function discover({ issuer, clientId, clientSecret }: OidcProvider): Promise<oidc.Configuration> {
  const isPlain = issuer.startsWith('http:');
  return oidc.discovery(
    new URL(issuer),
    clientId,
    { client_secret: clientSecret, [oidc.clockTolerance]: CLOCK_TOLERANCE_SECONDS },
    undefined,
    { timeout: TIMEOUT_SECONDS, ...(isPlain ? { execute: [oidc.allowInsecureRequests] } : {}) },
  );
}

export const unavailable = (cause?: unknown) =>
  problem('identity_provider_unavailable', {
    headers: { 'retry-after': '5' },
    cause,
    reason: 'identity_provider',
  });
