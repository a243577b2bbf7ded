import { Injectable } from '@nestjs/common';
import * as oidc from 'openid-client';
import { DataSource } from 'typeorm';
import { Problem, problem } from '../../../core/errors/problem.js';
import { newId } from '../../../core/secrets/ids.js';
import { DashboardLinks } from '../../mail/dashboard-links.js';
import { type IdentityProvider, IdentityProviders, unavailable } from '../provider/identity-providers.js';
import { ATTEMPT_SECONDS, type SsoAttempt } from './sso-attempt.js';
import { SsoLimit } from './sso-limit.js';
import { callbackUrl } from './sso-urls.js';

const SUBJECT_LENGTH_MAX = 255;
const METHODS_MAX = 10;

/** A provider's statement about the person who signed in there. */
export interface ProvenIdentity {
  issuer: string;
  subject: string;
  email: string | null;
  /** null: not stated. */
  emailVerified: boolean | null;
  name: string | null;
  /** RFC 8176. */
  amr: string[];
  /** When they last authenticated at the provider; null: not stated. */
  authTime: Date | null;
}

/** … and the provider that made it. */
export interface Proof {
  identity: ProvenIdentity;
  provider: IdentityProvider;
}

/** The OpenID Connect authorization code flow, with PKCE, state and nonce. */
@Injectable()
export class SsoFlow {
  constructor(
    private readonly providers: IdentityProviders,
    private readonly links: DashboardLinks,
    private readonly limit: SsoLimit,
    private readonly dataSource: DataSource,
  ) {}

  /** @throws 404; 429; 503 while the provider is away */
  async begin(
    callerAddress: string | null,
    providerId: string,
    linkTo: SsoAttempt['linkTo'],
  ): Promise<{ attempt: SsoAttempt; authorizationUrl: string }> {
    const provider = await this.providers.get(callerAddress, providerId);
    if (linkTo && provider.workspace) await this.requireMember(provider.workspace.id, linkTo.userId);
    await this.limit.takeStart(callerAddress);
    const client = await this.providers.client(provider);
    const attempt: SsoAttempt = {
      providerId,
      workspaceProviderId: provider.workspace?.providerId,
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      codeVerifier: oidc.randomPKCECodeVerifier(),
      sessionId: newId(),
      linkTo,
      expiresAtMs: Date.now() + ATTEMPT_SECONDS * 1000,
    };
    const url = oidc.buildAuthorizationUrl(client, {
      redirect_uri: callbackUrl(this.links, providerId),
      scope: 'openid email profile',
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(attempt.codeVerifier),
      code_challenge_method: 'S256',
    });
    return { attempt, authorizationUrl: url.href };
  }

  /**
   * @param search the query of the callback, unchanged
   * @throws 401 if the answer does not belong to this attempt; 429; 503 while the provider is away
   */
  async finish(
    callerAddress: string | null,
    providerId: string,
    attempt: SsoAttempt,
    search: string,
  ): Promise<Proof> {
    // Each provider has its own callback URL, so an answer from a different one is stopped here at the latest.
    if (attempt.providerId !== providerId) throw problem('sso_failed');
    const provider = await this.providers.get(callerAddress, providerId);
    if (provider.workspace?.providerId !== attempt.workspaceProviderId) throw problem('sso_failed');
    await this.limit.takeFinish(callerAddress);
    const client = await this.providers.client(provider);
    const address = new URL(callbackUrl(this.links, providerId));
    address.search = search;
    try {
      const tokens = await oidc.authorizationCodeGrant(client, address, {
        pkceCodeVerifier: attempt.codeVerifier,
        expectedState: attempt.state,
        expectedNonce: attempt.nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims() as oidc.IDToken;
      // Some providers, such as Okta, include the address only there. The library compares the subject.
      const more =
        claims['email'] === undefined && client.serverMetadata().userinfo_endpoint !== undefined
          ? await oidc.fetchUserInfo(client, tokens.access_token, claims.sub)
          : {};
      return { identity: toIdentity(provider, { ...more, ...claims }), provider };
    } catch (error) {
      if (error instanceof Problem) throw error;
      throw isAway(error) ? unavailable(error) : problem('sso_failed', { cause: error });
    }
  }

  /** @throws 404, as for a workspace without a provider */
  private async requireMember(workspaceId: string, userId: string): Promise<void> {
    const found = await this.dataSource.query<unknown[]>(
      'SELECT FROM memberships WHERE workspace_id = $1 AND user_id = $2',
      [workspaceId, userId],
    );
    if (found.length === 0) throw problem('not_found');
  }
}

function toIdentity({ issuer }: IdentityProvider, claims: oidc.IDToken): ProvenIdentity {
  const { sub, email, email_verified: verified, name, amr, auth_time: authTime } = claims;
  if (sub === '' || sub.length > SUBJECT_LENGTH_MAX) throw problem('sso_failed');
  return {
    issuer,
    subject: sub,
    email: typeof email === 'string' ? email : null,
    emailVerified: typeof verified === 'boolean' ? verified : null,
    name: typeof name === 'string' ? name : null,
    amr: Array.isArray(amr) ? amr.filter(isMethod).slice(0, METHODS_MAX) : [],
    // Even if the provider's clock is ahead, the session must not have been authenticated in the future.
    authTime: typeof authTime === 'number' ? new Date(Math.min(authTime * 1000, Date.now())) : null,
  };
}

const isMethod = (value: unknown): value is string =>
  typeof value === 'string' && /^[\w:.-]{1,32}$/.test(value);

const AWAY = new Set([
  'OAUTH_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Whether the request got no answer, or one that indicates trouble at the provider. */
function isAway(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code } = cause as { code?: unknown };
    if (typeof code === 'string' && AWAY.has(code)) return true;
    if (cause instanceof TypeError && cause.message === 'fetch failed') return true;
    if (cause.cause instanceof Response && cause.cause.status >= 500) return true;
  }
  return false;
}
