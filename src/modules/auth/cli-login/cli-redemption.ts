import { Injectable } from '@nestjs/common';
import { Changes, type Change } from '../../audit/changes.js';
import type { Actor } from '../../../core/principal/actor.js';
import { refuseSuspended } from '../../users/refuse-suspended.js';
import { hasSecondFactor } from '../factors/factor-types.js';
import { lockUser } from '../factors/lock-user.js';
import { NewSignIns } from '../sign-in/new-sign-ins.js';
import { endSession } from '../sessions/session-endings.js';
import { IS_LIVE } from '../sessions/session-lifetimes.js';
import { type IssuedTokens, lockConfinement, Sessions } from '../sessions/sessions.js';
import { invalidGrant } from './cli-login-problems.js';

/** A CLI sign-in that a user has approved. */
export interface ApprovedLogin {
  id: string;
  userId: string;
}

interface LoginRow {
  codeChallenge: string | null;
  port: number | null;
  deviceName: string;
  approvedBy: string;
  isUsed: boolean;
  isOpen: boolean;
}

/** What the new session takes over from the one in which it was approved. */
interface Approver {
  amr: string[];
  authTime: Date;
  ssoProviders: string[];
  confinedTo: string | null;
}

/** What the program proves besides the code. */
type Proof = (login: Pick<LoginRow, 'codeChallenge' | 'port'>) => boolean;

/** The last step of a CLI sign-in: turns an approval into a session, once. */
@Injectable()
export class CliRedemption {
  constructor(
    private readonly changes: Changes,
    private readonly sessions: Sessions,
    private readonly newSignIns: NewSignIns,
  ) {}

  /**
   * @throws 400 unless the approval is still valid: unused, unexpired, not voided, and made in a session that is still
   *   live; 403
   *   while the account is suspended
   */
  async redeem(
    actor: Actor,
    login: ApprovedLogin,
    userAgent: string | null,
    proof: Proof,
  ): Promise<IssuedTokens> {
    const tokens = await this.changes.runOnAuthority(actor, (change) =>
      this.begin(change, login, userAgent, proof),
    );
    if (!tokens) throw invalidGrant();
    return tokens;
  }

  /** @returns null for a code that was already used: someone else may have it, so its session is ended */
  private async begin(
    change: Change,
    { id, userId }: ApprovedLogin,
    userAgent: string | null,
    proof: Proof,
  ): Promise<IssuedTokens | null> {
    const { manager } = change;
    const [confined] = await manager.query<{ to: string }[]>(
      `SELECT s.confined_to AS to FROM cli_logins l JOIN sessions s ON s.id = l.approved_by
       WHERE l.id = $1 AND s.confined_to IS NOT NULL`,
      [id],
    );
    if (confined) await lockConfinement(change, confined.to);
    // Locked before the approval, as in every change that voids the user's approvals.
    const user = await lockUser(change, userId);
    const [login] = await manager.query<LoginRow[]>(
      `SELECT code_challenge AS "codeChallenge", port, device_name AS "deviceName", approved_by AS "approvedBy",
         used_at IS NOT NULL AS "isUsed", denied_at IS NULL AND expires_at > clock_timestamp() AS "isOpen"
       FROM cli_logins WHERE id = $1 AND user_id = $2 FOR UPDATE`,
      [id, userId],
    );
    if (!user || !login || !proof(login)) throw invalidGrant();
    if (login.isUsed) {
      await endSession(change, id, 'code_reused');
      return null;
    }
    if (!login.isOpen) throw invalidGrant();
    await refuseSuspended(manager, userId);
    const [approver] = await manager.query<Approver[]>(
      `SELECT amr, coalesce(auth_time, created_at) AS "authTime", sso_providers::text[] AS "ssoProviders",
         confined_to AS "confinedTo" FROM sessions
       WHERE id = $1 AND user_id = $2 AND ${IS_LIVE} FOR SHARE`,
      [login.approvedBy, userId],
    );
    if (!approver) throw invalidGrant();
    // A factor was added in another session meanwhile, which the approving session has not proved.
    if (!approver.amr.includes('mfa') && (await hasSecondFactor(manager, userId))) throw invalidGrant();
    await manager.query('UPDATE cli_logins SET used_at = clock_timestamp() WHERE id = $1', [id]);
    const name = `Latchkey CLI on ${login.deviceName}`;
    const tokens = await this.sessions.start(change, userId, userAgent, { ...approver, id, name });
    await this.newSignIns.note(change, user, name, approver.confinedTo);
    return tokens;
  }
}
