import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../../core/config/config.js';
import { problem } from '../../../core/errors/problem.js';
import { newId } from '../../../core/secrets/ids.js';
import { KeyRing } from '../../../core/secrets/key-ring.js';
import { randomToken } from '../../../core/secrets/random-token.js';
import type { Change } from '../../audit/changes.js';
import { AccessTokens } from '../access-tokens.js';
import { makeRefreshToken } from './refresh-tokens.js';
import { endLeastRecentSessions } from './session-endings.js';
import { ABSOLUTE_LIFETIME_SECONDS, IDLE_LIFETIME_SECONDS } from './session-lifetimes.js';
import { Session } from './session.entity.js';

const USER_AGENT_LENGTH_MAX = 300;

/** The result of a sign-in or a refresh. The refresh token goes into the cookie and nowhere else. */
export interface IssuedTokens {
  accessToken: string;
  expiresInSeconds: number;
  refreshToken: string;
  refreshTokenLifetimeSeconds: number;
}

/** How a session begins. */
interface Beginning {
  /** How its user authenticated (RFC 8176). */
  amr: readonly string[];
  /** When, if that was before the session began. */
  authTime?: Date | null;
  /** The session's id, if it was chosen in advance. */
  id?: string | undefined;
  /** The program that began it, if not a browser. */
  name?: string;
  /** The identity providers of workspaces that its user has signed in with. */
  ssoProviders?: readonly string[];
  /** The only workspace that it may act in, because that workspace's identity provider begins it; null: any. */
  confinedTo?: string | null;
}

const BY_PASSWORD: Beginning = { amr: ['pwd'] };

/** The caller's user agent for display: one line, shortened. */
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
   * Begins a session, as part of a change that has the user's row locked: always a new one, whatever cookie the caller
   * sent. If there are too many, it replaces the least recently used one, because a limit must lock nobody out.
   */
  async start(
    change: Change,
    userId: string,
    userAgent: string | null,
    beginning: Beginning = BY_PASSWORD,
  ): Promise<IssuedTokens> {
    const { amr, authTime = null, id = newId(), name, ssoProviders = [], confinedTo = null } = beginning;
    if (confinedTo !== null) await requireProvider(change, userId, confinedTo, ssoProviders);
    await endLeastRecentSessions(change, userId, confinedTo, this.config.limits.SESSIONS_PER_USER - 1);
    const refreshKey = randomToken();
    await change.manager.insert(Session, {
      id,
      userId,
      sealedRefreshKey: this.keyRing.seal(refreshKey, `session:${id}`),
      refreshGeneration: 0,
      // A single clock reading, so that the session lasts exactly as long as it says.
      createdAt: () => 'statement_timestamp()',
      expiresAt: () => `statement_timestamp() + interval '${ABSOLUTE_LIFETIME_SECONDS} seconds'`,
      createdAddress: change.actor.address,
      lastAddress: change.actor.address,
      userAgent: userAgent === null ? null : displayed(userAgent),
      name: name ?? null,
      amr: [...amr],
      authTime,
      ssoProviders: [...ssoProviders],
      confinedTo,
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

/**
 * Locks the workspace that a session is to be confined to. Call it before locking the user or another session: what
 * ends memberships and providers locks the workspace first.
 */
export async function lockConfinement({ manager }: Change, workspaceId: string): Promise<void> {
  await manager.query('SELECT FROM workspaces WHERE id = $1 FOR SHARE', [workspaceId]);
}

/**
 * Waits for the end of the membership or of the provider, both of which end the sessions that the provider began.
 *
 * @throws 401 if either has ended
 */
async function requireProvider(
  change: Change,
  userId: string,
  workspaceId: string,
  providerIds: readonly string[],
): Promise<void> {
  await lockConfinement(change, workspaceId);
  const found = await change.manager.query<unknown[]>(
    `SELECT FROM workspace_identity_providers p JOIN memberships m ON m.workspace_id = p.workspace_id
     WHERE p.workspace_id = $1 AND p.id = ANY ($2::uuid[]) AND m.user_id = $3 FOR KEY SHARE OF p`,
    [workspaceId, providerIds, userId],
  );
  if (found.length === 0) throw problem('sso_failed');
}
