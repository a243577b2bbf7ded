import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { problem } from '../../../core/errors/problem.js';
import { UnknownCredentials } from '../../../core/http/unknown-credentials.js';
import type { Actor } from '../../../core/principal/actor.js';
import { sha256 } from '../../../core/secrets/digest.js';
import { newId } from '../../../core/secrets/ids.js';
import { randomToken } from '../../../core/secrets/random-token.js';
import type { IssuedTokens } from '../sessions/sessions.js';
import { invalidGrant, notYet } from './cli-login-problems.js';
import { CliRedemption } from './cli-redemption.js';
import { DeviceLimit } from './device-limit.js';
import { newUserCode } from './user-codes.js';

export const DEVICE_CODE_SECONDS = 10 * 60;
export const INTERVAL_SECONDS = 5;
/** A device that polls too fast is told to wait longer each time, up to this. */
const INTERVAL_SECONDS_MAX = 60;
/** How much the network may shorten the interval. */
const TOLERANCE = '1 second';

export interface BegunDeviceLogin {
  deviceCode: string;
  userCode: string;
}

interface PolledLogin {
  id: string;
  userId: string | null;
  isDenied: boolean;
  isExpired: boolean;
  isUsed: boolean;
  isTooEarly: boolean;
  intervalSeconds: number;
}

/** The device's side of a sign-in without its own browser (RFC 8628). */
@Injectable()
export class DeviceLogins {
  constructor(
    private readonly dataSource: DataSource,
    private readonly limit: DeviceLimit,
    private readonly unknown: UnknownCredentials,
    private readonly redemption: CliRedemption,
  ) {}

  /**
   * Grants nothing yet, so it leaves no audit row.
   *
   * @throws 429
   */
  async begin({ address }: Actor, deviceName: string): Promise<BegunDeviceLogin> {
    await this.limit.take(address);
    const deviceCode = `lkdevice_${randomToken()}`;
    for (;;) {
      const userCode = newUserCode();
      const begun = await this.dataSource.query<unknown[]>(
        `INSERT INTO cli_logins (id, code_digest, user_code_digest, device_name, device_address, interval_seconds, expires_at)
         VALUES ($1, $2, $3, $4, $5, ${INTERVAL_SECONDS}, clock_timestamp() + interval '${DEVICE_CODE_SECONDS} seconds')
         ON CONFLICT ON CONSTRAINT cli_logins_user_code DO NOTHING RETURNING id`,
        [newId(), sha256(deviceCode), sha256(userCode), deviceName, address],
      );
      if (begun.length > 0) return { deviceCode, userCode };
    }
  }

  /** @throws 400 until a user has approved it, and permanently once it is denied, expired or used; 403; 429 */
  async exchange(actor: Actor, deviceCode: string, userAgent: string | null): Promise<IssuedTokens> {
    const digest = sha256(deviceCode);
    const login = await this.unknown.look(actor.address, digest, () => this.poll(digest));
    if (!login) throw invalidGrant();
    const { id, userId, isUsed, intervalSeconds } = login;
    if (login.isDenied && !isUsed) throw problem('access_denied');
    if (login.isExpired && !isUsed) throw problem('expired_token');
    if (userId === null) {
      throw notYet(login.isTooEarly ? 'slow_down' : 'authorization_pending', intervalSeconds);
    }
    // The code alone proves the device: nobody else has seen it.
    return this.redemption.redeem(actor, { id, userId }, userAgent, () => true);
  }

  /** Records when the device polled, and how long it must wait between polls from now on. */
  private async poll(codeDigest: string): Promise<PolledLogin | undefined> {
    const [rows] = await this.dataSource.query<[PolledLogin[], number]>(
      `WITH asked AS (
         SELECT id, coalesce(polled_at + interval_seconds * interval '1 second' - interval '${TOLERANCE}' > clock_timestamp(),
           false) AS early
         FROM cli_logins WHERE code_digest = $1 AND user_code_digest IS NOT NULL FOR UPDATE)
       UPDATE cli_logins login SET polled_at = clock_timestamp(),
         interval_seconds = least(interval_seconds + CASE WHEN early THEN ${INTERVAL_SECONDS} ELSE 0 END,
           ${INTERVAL_SECONDS_MAX})
       FROM asked WHERE login.id = asked.id
       RETURNING login.id, user_id AS "userId", denied_at IS NOT NULL AS "isDenied",
         expires_at <= clock_timestamp() AS "isExpired", used_at IS NOT NULL AS "isUsed", early AS "isTooEarly",
         interval_seconds AS "intervalSeconds"`,
      [codeDigest],
    );
    return rows[0];
  }
}
