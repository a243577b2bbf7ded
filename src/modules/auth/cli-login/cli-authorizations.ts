import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { UnknownCredentials } from '../../../core/http/unknown-credentials.js';
import type { Actor } from '../../../core/principal/actor.js';
import { sha256 } from '../../../core/secrets/digest.js';
import { newId } from '../../../core/secrets/ids.js';
import { randomToken } from '../../../core/secrets/random-token.js';
import { Changes } from '../../audit/changes.js';
import { lockUser } from '../factors/lock-user.js';
import type { IssuedTokens } from '../sessions/sessions.js';
import { invalidGrant } from './cli-login-problems.js';
import type { CliAuthorizationBody, CliLoginBody } from './cli-login.schemas.js';
import { type ApprovedLogin, CliRedemption } from './cli-redemption.js';

/** The browser passes the code to a program on the same device, which exchanges it at once. */
export const CODE_SECONDS = 60;

/** The authorization code flow for a program that listens at 127.0.0.1 (RFC 8252), with PKCE (RFC 7636). */
@Injectable()
export class CliAuthorizations {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly unknown: UnknownCredentials,
    private readonly redemption: CliRedemption,
  ) {}

  /**
   * A user approves.
   *
   * @returns the code for the program
   */
  async approve(
    actor: Actor,
    { userId, sessionId }: { userId: string; sessionId: string },
    { code_challenge: codeChallenge, port, device_name: deviceName }: CliAuthorizationBody,
  ): Promise<string> {
    const id = newId();
    const code = `lkcode_${randomToken()}`;
    await this.changes.runOnAuthority(actor, async (change) => {
      await lockUser(change, userId);
      // One at a time: this voids codes that were approved earlier but never exchanged.
      await change.manager.query(
        'DELETE FROM cli_logins WHERE user_id = $1 AND code_challenge IS NOT NULL AND used_at IS NULL',
        [userId],
      );
      await change.manager.query(
        `INSERT INTO cli_logins (id, code_digest, code_challenge, port, device_name, user_id, approved_by, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, clock_timestamp() + interval '${CODE_SECONDS} seconds')`,
        [id, sha256(code), codeChallenge, port, deviceName, userId, sessionId],
      );
      await change.record('account.cli_login_approved', {
        workspaceId: null,
        targetId: userId,
        details: { cli_login_id: id, device_name: deviceName },
      });
    });
    return code;
  }

  /** @throws 400; 403 while the account is suspended; 429 for an address that guesses */
  async exchange(
    actor: Actor,
    { code, code_verifier: verifier, port }: CliLoginBody,
    userAgent: string | null,
  ): Promise<IssuedTokens> {
    const digest = sha256(code);
    const login = await this.unknown.look(actor.address, digest, () => this.find(digest));
    if (!login) throw invalidGrant();
    return this.redemption.redeem(
      actor,
      login,
      userAgent,
      (asked) =>
        asked.port === port &&
        asked.codeChallenge !== null &&
        timingSafeEqual(Buffer.from(sha256(verifier)), Buffer.from(asked.codeChallenge)),
    );
  }

  private async find(codeDigest: string): Promise<ApprovedLogin | undefined> {
    const [login] = await this.dataSource.query<ApprovedLogin[]>(
      `SELECT id, user_id AS "userId" FROM cli_logins WHERE code_digest = $1 AND code_challenge IS NOT NULL`,
      [codeDigest],
    );
    return login;
  }
}
