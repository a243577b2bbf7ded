import { strict as assert } from 'node:assert';
import { TOTP } from 'otpauth';
import { changeByHand } from './by-hand.js';
import { type Account, request } from './client.js';
import type { TestDatabase } from './database.js';

type Server = { url: string };

/** An authenticator app set up for an account. */
export interface App {
  factorId: string;
  recoveryCodes: string[];
  /**
   * The code shown this many steps of 30 seconds from now. Default: the next one, which is already valid and still
   * unused, because setting up has spent the current one.
   */
  code(steps?: number): string;
}

export const codeOf = (secret: string, steps = 0): string =>
  new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });

/** Sets up an app like its owner would. */
export async function addApp(server: Server, account: Pick<Account, 'accessToken'>): Promise<App> {
  const token = account.accessToken;
  const begun = await request(server, 'POST', '/api/v1/auth/factors/totp', { token, json: {} });
  assert.equal(begun.status, 201);
  const { id, secret } = begun.json;
  const confirmed = await request(server, 'POST', `/api/v1/auth/factors/${id}/confirm`, {
    token,
    json: { code: codeOf(secret) },
  });
  assert.equal(confirmed.status, 200);
  return {
    factorId: id,
    recoveryCodes: confirmed.json.recovery_codes,
    code: (steps = 1) => codeOf(secret, steps),
  };
}

/** Lets this much time pass since the user of a session authenticated. */
export const ageProof = (database: TestDatabase, sessionId: string, interval: string): Promise<void> =>
  changeByHand(
    database,
    `UPDATE sessions SET auth_time = clock_timestamp() - interval '${interval}' WHERE id = '${sessionId}'`,
  );
