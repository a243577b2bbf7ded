import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../../core/config/config.js';
import { problem } from '../../../core/errors/problem.js';
import { bearerChallenge } from '../../../core/principal/bearer-challenge.js';
import type { Actor } from '../../../core/principal/actor.js';
import { isMeantAsKey } from '../../../core/principal/accepted-keys.js';
import { Changes } from '../../audit/changes.js';
import { AccessTokens } from '../access-tokens.js';
import { parseRefreshToken } from '../sessions/refresh-tokens.js';
import { endSession } from '../sessions/session-endings.js';
import { SessionRefresh } from '../sessions/session-refresh.js';

/** Credentials that a sign-out may carry. The route is public, so the guard has checked none of them. */
export interface SignOutCredentials {
  refreshToken: string | undefined;
  apiKey: string | string[] | undefined;
  authorization: string | undefined;
}

const BEARER = /^bearer (\S+)$/i;

/** Ends the session of a refresh token, of an access token, or of both. */
@Injectable()
export class SignOut {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly changes: Changes,
    private readonly accessTokens: AccessTokens,
    private readonly refreshes: SessionRefresh,
  ) {}

  /**
   * Returns once the session has ended on every instance, even if it had ended before. A cookie that names no session
   * counts as signed out. A rejected access token does not: a caller with nothing else would be told that the session
   * ended, while it continues.
   */
  async signOut(actor: Actor, credentials: SignOutCredentials): Promise<void> {
    const { refreshToken, apiKey, authorization } = credentials;
    const bearer = authorization === undefined ? undefined : (BEARER.exec(authorization)?.[1] ?? '');
    if (apiKey !== undefined || (bearer && isMeantAsKey(bearer, this.config))) {
      throw problem('user_required');
    }
    const claims = bearer ? this.accessTokens.verify(bearer) : null;
    if (refreshToken === undefined && !claims) throw this.refusal(bearer);

    const sessionIds = new Set<string>();
    if (claims) sessionIds.add(claims.sessionId);
    // Nothing is looked up for a cookie of the same session: others at this address may have used up what it may guess.
    if (refreshToken !== undefined && parseRefreshToken(refreshToken)?.sessionId !== claims?.sessionId) {
      const ofCookie = await this.refreshes.sessionOf(refreshToken, actor.address);
      if (ofCookie !== null) sessionIds.add(ofCookie);
    }
    if (sessionIds.size === 0) return;
    await this.changes.runOnAuthority(actor, async (change) => {
      for (const sessionId of [...sessionIds].sort()) await endSession(change, sessionId, 'signed_out');
    });
  }

  private refusal(bearer: string | undefined) {
    return bearer === undefined
      ? problem('missing_credentials', { headers: bearerChallenge() })
      : problem('invalid_credentials', { headers: bearerChallenge(', error="invalid_token"') });
  }
}
