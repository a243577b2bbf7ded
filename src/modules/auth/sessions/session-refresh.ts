import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { problem, type Problem } from '../../../core/errors/problem.js';
import { bearerChallenge } from '../../../core/principal/bearer-challenge.js';
import { UnknownCredentials } from '../../../core/http/unknown-credentials.js';
import type { Actor } from '../../../core/principal/actor.js';
import { suspended } from '../../users/suspension.js';
import { KeyRing } from '../../../core/secrets/key-ring.js';
import { type Change, Changes } from '../../audit/changes.js';
import { DashboardLinks } from '../../mail/dashboard-links.js';
import { Mailer } from '../../mail/mailer.js';
import { sessionReuseMail } from '../mails/session.js';
import { User } from '../../users/user.entity.js';
import { AccessTokens } from '../access-tokens.js';
import { evaluateRefresh } from './evaluate-refresh.js';
import { isGenuine, makeRefreshToken, parseRefreshToken, type RefreshToken } from './refresh-tokens.js';
import {
  ABSOLUTE_SECONDS_LEFT,
  IDLE_SECONDS_LEFT,
  IS_LIVE,
  REFRESH_GRACE_SECONDS,
} from './session-lifetimes.js';
import type { IssuedTokens } from './sessions.js';

/** The fields of a session that a refresh needs. */
interface RefreshState {
  userId: string;
  generation: number;
  absoluteSecondsLeft: string;
  idleSecondsLeft: string;
}

/** The refresh tokens of a session. */
interface TokenFamily {
  /** The key that signs them. */
  refreshKey: string;
  /** Why the user's account is suspended; null: it is not. */
  suspendedReason: string | null;
}

const REFRESH_STATE = `user_id AS "userId", refresh_generation AS generation,
  ${ABSOLUTE_SECONDS_LEFT} AS "absoluteSecondsLeft", ${IDLE_SECONDS_LEFT} AS "idleSecondsLeft"`;

/** The same answer whatever is wrong with the token. */
const refused = (): Problem => problem('invalid_refresh_token', { headers: bearerChallenge() });

/**
 * Refresh-token rotation (RFC 9700 §4.14.2). The step to the next token is one conditional UPDATE, so of several
 * requests with the same token only one rotates; the rest find out afterwards what happened. All times are the
 * database's, at the moment of the statement.
 */
@Injectable()
export class SessionRefresh {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly keyRing: KeyRing,
    private readonly accessTokens: AccessTokens,
    private readonly mailer: Mailer,
    private readonly links: DashboardLinks,
    private readonly unknown: UnknownCredentials,
  ) {}

  /** @throws 401 for a token that is not valid (any more); 403 while the account is suspended */
  async refresh(tokenText: string | undefined, actor: Actor): Promise<IssuedTokens> {
    const token = tokenText === undefined ? null : parseRefreshToken(tokenText);
    const family = token && (await this.familyOf(token, actor.address));
    if (!token || !family) throw refused();
    const { refreshKey, suspendedReason } = family;
    // Its access tokens are refused anyway. The session continues once the account is restored.
    if (suspendedReason !== null) throw suspended({ code: 'account_suspended', reason: suspendedReason });

    const state = (await this.rotate(token, actor.address)) ?? (await this.successorOf(token, actor));
    const { token: accessToken, expiresInSeconds } = this.accessTokens.issue(
      state.userId,
      token.sessionId,
      Number(state.absoluteSecondsLeft),
    );
    return {
      accessToken,
      expiresInSeconds,
      refreshToken: makeRefreshToken(refreshKey, token.sessionId, state.generation),
      refreshTokenLifetimeSeconds: Number(state.idleSecondsLeft),
    };
  }

  /** @returns the session's id if `tokenText` is a token of it, however old */
  async sessionOf(tokenText: string, address: string | null): Promise<string | null> {
    const token = parseRefreshToken(tokenText);
    return token && (await this.familyOf(token, address)) ? token.sessionId : null;
  }

  /**
   * @returns null for an invented token too: it proves nothing about the session that it names, and must not be able to
   *   end it
   */
  private familyOf(token: RefreshToken, address: string | null): Promise<TokenFamily | null> {
    const { sessionId, generation, signature } = token;
    return this.unknown.look(address, `${sessionId}.${generation}.${signature}`, async () => {
      const [row] = await this.dataSource.query<
        { sealedRefreshKey: string; suspendedReason: string | null }[]
      >(
        `SELECT s.sealed_refresh_key AS "sealedRefreshKey", u.suspended_reason AS "suspendedReason"
         FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.id = $1`,
        [sessionId],
      );
      // Retiring a master key while sessions are live ends them: users sign in again.
      if (!row || !this.keyRing.holdsKeyOf(row.sealedRefreshKey)) return null;
      const refreshKey = this.keyRing.open(row.sealedRefreshKey, `session:${sessionId}`);
      return isGenuine(token, refreshKey) ? { refreshKey, suspendedReason: row.suspendedReason } : null;
    });
  }

  /**
   * Changes no authority, so it waits for no other instance and leaves no audit row.
   *
   * @returns undefined if the token is not the session's current one, or the session has ended
   */
  private async rotate(
    { sessionId, generation }: RefreshToken,
    address: string | null,
  ): Promise<RefreshState | undefined> {
    const [rows] = await this.dataSource.query<[RefreshState[], number]>(
      `UPDATE sessions SET refresh_generation = refresh_generation + 1, refreshed_at = clock_timestamp(),
         last_address = $3
       WHERE id = $1 AND refresh_generation = $2 AND ${IS_LIVE}
       RETURNING ${REFRESH_STATE}`,
      [sessionId, generation, address],
    );
    return rows[0];
  }

  /** The successor of a genuine token that did not rotate, if it may have one. */
  private async successorOf({ sessionId, generation }: RefreshToken, actor: Actor): Promise<RefreshState> {
    const [state] = await this.dataSource.query<
      (RefreshState & { isLive: boolean; isWithinGrace: boolean })[]
    >(
      `SELECT ${REFRESH_STATE}, ${IS_LIVE} AS "isLive",
         refreshed_at > clock_timestamp() - interval '${REFRESH_GRACE_SECONDS} seconds' AS "isWithinGrace"
       FROM sessions WHERE id = $1`,
      [sessionId],
    );
    const verdict = state ? evaluateRefresh(generation, state) : 'refused';
    if (verdict === 'same-successor' && state) return state;
    if (verdict === 'reuse') await this.endStolenSession(sessionId, generation, actor);
    // The session has ended, perhaps because this token was sent before. This answer reveals that, so it too waits
    // until that is final.
    else await this.changes.waitForEarlierChanges();
    throw refused();
  }

  /** Somebody else has the token, and the owner cannot be told from the thief, so both have to sign in. */
  private async endStolenSession(sessionId: string, generation: number, actor: Actor): Promise<void> {
    await this.changes.runOnAuthority(actor, async (change) => {
      const [rows] = await change.manager.query<[{ userId: string; generation: number }[], number]>(
        `UPDATE sessions SET revoked_at = clock_timestamp(), revoked_reason = 'refresh_token_reused'
         WHERE id = $1 AND revoked_at IS NULL RETURNING user_id AS "userId", refresh_generation AS generation`,
        [sessionId],
      );
      for (const row of rows) {
        // Not in the user's name, because it is unclear who sent the token.
        await change.record('session.reuse_detected', {
          workspaceId: null,
          targetId: sessionId,
          details: {
            user_id: row.userId,
            presented_generation: generation,
            current_generation: row.generation,
          },
        });
        await this.sendReuseEmail(change, row.userId);
      }
    });
  }

  private async sendReuseEmail(change: Change, userId: string): Promise<void> {
    const { email } = await change.manager.findOneByOrFail(User, { id: userId });
    const content = sessionReuseMail({
      at: new Date(),
      address: change.actor.address,
      settingsLink: this.links.to('settings'),
    });
    await this.mailer.send(change.manager, email, content);
  }
}
