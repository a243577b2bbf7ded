import { describe, expect, it } from '@jest/globals';
import { useOwnServer } from '../support/app.js';
import { type Account, register, request, type Response } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { dearPasswords } from '../support/server.js';

const app = useOwnServer({ env: { ...dearPasswords, SIGN_IN_FAILURES_PER_ADDRESS: '1000' } });

const signIn = (email: string, password: string, address: string): Promise<Response> =>
  request(app.server, 'POST', '/api/v1/auth/login', { json: { email, password }, address });

describe('a flood of sign-ins', () => {
  it('is answered or refused in bounded time, and starves nobody', async () => {
    const account = await register(app.server);
    const storm = Array.from({ length: 600 }, (_, index) =>
      signIn(`nobody-${index}@example.com`, 'wrong password', `192.0.2.${index % 60}`),
    );
    const one = await signIn(account.email, account.password, '198.51.100.7');
    if (one.status !== 200) {
      expectProblem(one, 503, 'server_busy');
      expect(Number(one.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    const answers = await Promise.all(storm);
    for (const answer of answers) {
      if (answer.status === 401) expectProblem(answer, 401, 'sign_in_failed');
      else {
        expectProblem(answer, 503, 'server_busy');
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      }
    }
    expect(answers.some(({ status }) => status === 401)).toBe(true);
    expect((await signIn(account.email, account.password, '198.51.100.7')).status).toBe(200);
  });
});

describe('when the password queue is full', () => {
  const small = useOwnServer({
    env: {
      ...dearPasswords,
      PASSWORD_HASH_CONCURRENCY: '1',
      PASSWORD_HASH_QUEUE_MAX: '1',
      SIGN_IN_FAILURES_PER_ACCOUNT: '3',
    },
  });
  const wrong = (account: Account): Promise<Response> =>
    request(small.server, 'POST', '/api/v1/auth/login', {
      json: { email: account.email, password: 'wrong password' },
    });

  it('the response is 503, and no guess is counted', async () => {
    const account = await register(small.server);
    const others = Array.from({ length: 30 }, (_, index) =>
      request(small.server, 'POST', '/api/v1/auth/login', {
        json: { email: `nobody-${index}@example.com`, password: 'wrong password' },
        address: `192.0.2.${index}`,
      }),
    );
    const statuses = (await Promise.all(others)).map(({ status }) => status);
    expect(statuses).toContain(503);
    expect(new Set(statuses)).toEqual(new Set([401, 503]));
    // Three guesses count as three, however often the server was too busy.
    const judged: number[] = [];
    while (judged.length < 4) {
      const { status } = await wrong(account);
      if (status !== 503) judged.push(status);
    }
    expect(judged).toEqual([401, 401, 401, 429]);
  });
});
