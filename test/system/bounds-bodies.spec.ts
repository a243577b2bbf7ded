import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { useOwnServer } from '../support/app.js';
import { type Account, register, request } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';

const app = useOwnServer();
let account: Account;
beforeAll(async () => {
  account = await register(app.server);
});

/** Processor time of the server so far, in milliseconds: its own, whatever else the machine does. */
function processorMs(): number {
  const stat = readFileSync(`/proc/${app.server.process.pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

const asJson = (body: string) => ({ body, headers: { 'content-type': 'application/json' } });
const names = (count: number): string =>
  `{${Array.from({ length: count }, (_, index) => `"n${index}":1`).join(',')}}`;

const publicRoutes = [
  '/api/v1/auth/login',
  '/api/v1/auth/register',
  '/api/v1/auth/refresh',
  '/api/v1/auth/logout',
  '/api/v1/auth/password/forgot',
  '/api/v1/auth/password/reset',
  '/api/v1/auth/email/verify',
];

describe('whoever has no credential sends little', () => {
  it.each(publicRoutes)('%s takes 16 kB', async (path) => {
    const padded = (bytes: number): string => `{${' '.repeat(bytes - 2)}}`;
    const fits = await request(app.server, 'POST', path, asJson(padded(16_384)));
    expect(fits.status).not.toBe(413);
    expectProblem(await request(app.server, 'POST', path, asJson(padded(16_385))), 413, 'payload_too_large');
  });

  it('a body without a valid credential is not read, whatever is in it', async () => {
    const wrong = [{}, { apiKey: 'nonsense' }, { token: 'e30.e30.e30' }];
    for (const credential of wrong) {
      for (const body of ['{', names(90_000)]) {
        const answer = await request(app.server, 'POST', '/api/v1/documents', {
          ...credential,
          ...asJson(body),
        });
        expect(answer.status).toBe(401);
      }
    }
    const missing = await request(app.server, 'DELETE', `/api/v1/documents/${account.user.id}`, asJson('{'));
    expectProblem(missing, 401, 'missing_credentials');
  });

  it('a credential that lacks the scope is refused before the body, and counted once', async () => {
    const { json: key } = await request(
      app.server,
      'POST',
      `/api/v1/workspaces/${account.workspace.id}/api-keys`,
      {
        token: account.accessToken,
        json: { name: 'reader', scopes: ['documents:read'] },
      },
    );
    const refused = await request(app.server, 'POST', '/api/v1/documents', {
      apiKey: key.key,
      ...asJson('{'),
    });
    expectProblem(refused, 403, 'insufficient_scope');
  });
});

describe('no work grows with what is wrong', () => {
  const ROUNDS = 20;
  /** The kernel counts processor time in such steps; the work that was bounded here took fifty times as long. */
  const TICK_MS = 10;
  const RUNS = 3;
  /**
   * What one of these requests costs the server: the least average of some runs. What else the server does meanwhile
   * (renewals, garbage collection) can only add to it.
   */
  async function costOf(send: () => Promise<{ status: number }>): Promise<number> {
    const averages: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const before = processorMs();
      for (let round = 0; round < ROUNDS; round += 1)
        expect((await send()).status).toBeGreaterThanOrEqual(400);
      averages.push((processorMs() - before) / ROUNDS);
    }
    return Math.min(...averages);
  }

  const bodies: [string, string][] = [
    ['90,000 unknown names', names(90_000)],
    ['300,000 empty objects', `[${'{},'.repeat(300_000)}0]`],
    ['500,000 numbers', `{"scopes":[${'1,'.repeat(500_000)}1]}`],
    ['500,000 levels', '['.repeat(500_000)],
    ['the most values there may be, all wrong', `{"name":"x","scopes":[${'"x",'.repeat(4_900)}"x"]}`],
    ['the most names there may be, all unknown', names(4_990)],
    ['quotes without end', '"'.repeat(1_000_000)],
    ['backslashes without end', `"${'\\'.repeat(1_000_000)}`],
  ];

  it.each(bodies)('%s cost little more than one text of that size', async (_, body) => {
    const path = `/api/v1/workspaces/${account.workspace.id}/api-keys`;
    const authorised = (sent: string) =>
      request(app.server, 'POST', path, { token: account.accessToken, ...asJson(sent) });
    const oneText = `"${'x'.repeat(body.length - 2)}"`;
    const affordable = 3 * (await costOf(() => authorised(oneText))) + TICK_MS;
    expect(await costOf(() => authorised(body))).toBeLessThanOrEqual(affordable);
    expect(
      await costOf(() => request(app.server, 'POST', '/api/v1/auth/login', asJson(body))),
    ).toBeLessThanOrEqual(affordable);
    const answer = await authorised(body);
    expect(answer.status).toBe(400);
    expect(answer.text.length).toBeLessThan(20_000);
  });
});
