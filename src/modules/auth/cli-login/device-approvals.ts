import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../../core/principal/actor.js';
import { addressForLimits } from '../../../core/primitives/client-address.js';
import { sha256 } from '../../../core/secrets/digest.js';
import { type Change, Changes } from '../../audit/changes.js';
import { lockUser } from '../factors/lock-user.js';
import { SignInLimits } from '../sign-in/sign-in-limits.js';
import { userCodeNotValid } from './cli-login-problems.js';

/** A device waiting for a user's approval. */
export interface WaitingDevice {
  deviceName: string;
  address: string | null;
  createdAt: Date;
  expiresAt: Date;
  /** Whether it asked from the user's own address. */
  isAtSameAddress: boolean;
}

interface Approver {
  userId: string;
  sessionId: string;
}

const WAITS = 'user_id IS NULL AND denied_at IS NULL AND expires_at > clock_timestamp()';

/** The user's side of a device sign-in (RFC 8628). A code that matches no waiting device counts as a failed sign-in. */
@Injectable()
export class DeviceApprovals {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly limits: SignInLimits,
  ) {}

  /** @throws 400 for a code that matches no waiting device; 429 */
  find({ address }: Actor, userCode: string): Promise<WaitingDevice> {
    return this.guess(address, userCode, async () => {
      const [device] = await this.dataSource.query<Omit<WaitingDevice, 'isAtSameAddress'>[]>(
        `SELECT device_name AS "deviceName", device_address AS address, created_at AS "createdAt", expires_at AS "expiresAt"
         FROM cli_logins WHERE user_code_digest = $1 AND ${WAITS}`,
        [sha256(userCode)],
      );
      return (
        device && {
          ...device,
          isAtSameAddress: addressForLimits(device.address ?? '') === addressForLimits(address ?? ''),
        }
      );
    });
  }

  /** @throws 400 for a code that matches no waiting device; 429 */
  async approve(actor: Actor, { userId, sessionId }: Approver, userCode: string): Promise<void> {
    await this.guess(actor.address, userCode, () =>
      this.changes.runOnAuthority(actor, async (change) => {
        // Locked first, as in every change that voids the user's approvals.
        await lockUser(change, userId);
        return decide(change, 'account.cli_login_approved', userId, userCode, {
          assignment: 'user_id = $2, approved_by = $3',
          parameters: [userId, sessionId],
        });
      }),
    );
  }

  /** @throws 400 for a code that matches no waiting device; 429 */
  async deny(actor: Actor, { userId }: Approver, userCode: string): Promise<void> {
    await this.guess(actor.address, userCode, () =>
      this.changes.run(actor, (change) =>
        decide(change, 'account.cli_login_denied', userId, userCode, {
          assignment: 'denied_at = clock_timestamp()',
          parameters: [],
        }),
      ),
    );
  }

  private async guess<T>(
    address: string | null,
    userCode: string,
    look: () => Promise<T | undefined>,
  ): Promise<T> {
    const attempt = await this.limits.attemptFromAddress(address);
    const found = await attempt.check(look);
    if (found === undefined) throw userCodeNotValid(userCode);
    await attempt.succeeded();
    return found;
  }
}

/**
 * Of several users deciding at once, only one succeeds.
 *
 * @returns undefined if no waiting device has the code
 */
async function decide(
  change: Change,
  action: 'account.cli_login_approved' | 'account.cli_login_denied',
  userId: string,
  userCode: string,
  { assignment, parameters }: { assignment: string; parameters: string[] },
): Promise<string | undefined> {
  const [rows] = await change.manager.query<[{ id: string; deviceName: string; address: string }[], number]>(
    `UPDATE cli_logins SET ${assignment} WHERE user_code_digest = $1 AND ${WAITS}
     RETURNING id, device_name AS "deviceName", device_address AS address`,
    [sha256(userCode), ...parameters],
  );
  const [device] = rows;
  if (!device) return undefined;
  await change.record(action, {
    workspaceId: null,
    targetId: userId,
    details: { cli_login_id: device.id, device_name: device.deviceName, device_address: device.address },
  });
  return device.id;
}
