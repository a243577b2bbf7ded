import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../core/config/config.js';
import { newId } from '../../core/secrets/ids.js';
import { KeyRing } from '../../core/secrets/key-ring.js';
import { randomToken } from '../../core/secrets/random-token.js';
import type { Change } from '../audit/changes.js';
import { AccessTokens } from './access-tokens.js';
import { makeRefreshToken } from './refresh-tokens.js';
import { endLeastRecentSessions } from './session-endings.js';
import { ABSOLUTE_LIFETIME_SECONDS, IDLE_LIFETIME_SECONDS } from './session-lifetimes.js';
import { Session } from './session.entity.js';

const USER_AGENT_LENGTH_MAX = 300;

/** What a sign-in or a refresh hands out. The refresh token goes into the cookie and nowhere else. */
export interface IssuedTokens {
  accessToken: string;
  expiresInSeconds: number;
  refreshToken: string;
  refreshTokenLifetimeSeconds: number;
}

/** How a session begins. */
interface Beginning {
  /** How its user has proved who they are (RFC 8176). */
  amr: readonly string[];
  /** When, where that was before the session began. */
  authTime?: Date | null;
  /** Where it is settled already. */
  id?: string | undefined;
  /** What began it, where that was no browser. */
  name?: string;
}

const BY_PASSWORD: Beginning = { amr: ['pwd'] };

/** The caller's words, for display: one line, not too long. */
const displayed = (userAgent: string): string =>
  userAgent.replace(/\p{Cc}/gu, '').slice(0, USER_AGENT_LENGTH_MAX);

@Injectable()
export class Sessions {
  constructor(
    private readonly accessTokens: AccessTokens,
    private readonly keyRing: KeyRing,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Begins a session, as part of a change that has the user's row locked: always a new one, whatever cookie the caller brought. Where
   * there are too many, it takes the place of the one that was used least recently: a limit must lock nobody out.
   */
  async start(
    change: Change,
    userId: string,
    userAgent: string | null,
    { amr, authTime = null, id = newId(), name }: Beginning = BY_PASSWORD,
  ): Promise<IssuedTokens> {
    await endLeastRecentSessions(change, userId, this.config.limits.SESSIONS_PER_USER - 1);
    const refreshKey = randomToken();
    await change.manager.insert(Session, {
      id,
      userId,
      sealedRefreshKey: this.keyRing.seal(refreshKey, `session:${id}`),
      refreshGeneration: 0,
      // One reading of the clock, so that the session lasts exactly as long as it says.
      createdAt: () => 'statement_timestamp()',
      expiresAt: () => `statement_timestamp() + interval '${ABSOLUTE_LIFETIME_SECONDS} seconds'`,
      createdAddress: change.actor.address,
      lastAddress: change.actor.address,
      userAgent: userAgent === null ? null : displayed(userAgent),
      name: name ?? null,
      amr: [...amr],
      authTime,
    });
    await change.record('session.started', {
      workspaceId: null,
      targetId: id,
      actorUserId: userId,
    });
    const { token, expiresInSeconds } = this.accessTokens.issue(userId, id, ABSOLUTE_LIFETIME_SECONDS);
    return {
      accessToken: token,
      expiresInSeconds,
      refreshToken: makeRefreshToken(refreshKey, id, 0),
      refreshTokenLifetimeSeconds: Math.min(ABSOLUTE_LIFETIME_SECONDS, IDLE_LIFETIME_SECONDS),
    };
  }
}
