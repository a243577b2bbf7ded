import { beforeAll, describe, expect, it } from '@jest/globals';
import { useServer } from '../support/app.js';
import { type Account, type Json, register, request, type Response } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';

const app = useServer();
const PATH = '/api/v1/documents';

const list = (account: Account, query: string): Promise<Response> =>
  request(app.server, 'GET', query.startsWith('/') ? query : `${PATH}?${query}`, { apiKey: account.apiKey });

async function create(account: Account, title: string, body = ''): Promise<Json> {
  const { apiKey } = account;
  const response = await request(app.server, 'POST', PATH, { apiKey, json: { title, body } });
  expect(response.status).toBe(201);
  return response.json;
}

/** Where the next page is, from the `Link` header. */
const nextOf = (response: Response): string | undefined =>
  /^<([^>]+)>; rel="next"$/.exec(response.headers.get('link') ?? '')?.[1];

const titles = (response: Response): string[] => response.json.map(({ title }: Json) => title);

let alice: Account;
beforeAll(async () => {
  alice = await register(app.server);
});

describe('a list', () => {
  it('is newest first and complete over all pages, whatever is created or deleted meanwhile', async () => {
    const account = await register(app.server);
    const created: Json[] = [];
    for (let number = 1; number <= 7; number += 1) created.unshift(await create(account, `No. ${number}`));
    const seen: Json[] = [];
    let next: string | undefined = 'limit=3';
    while (next !== undefined) {
      const response: Response = await list(account, next);
      expect(response.status).toBe(200);
      seen.push(...response.json);
      expect(seen.length).toBeLessThanOrEqual(created.length);
      next = nextOf(response);
      if (seen.length === 3) {
        await create(account, 'Later');
        await request(app.server, 'DELETE', `${PATH}/${seen[2].id}`, { apiKey: account.apiKey });
      }
    }
    expect(seen).toEqual(created);
  });

  it('ends a page early rather than hold more than 4 MiB', async () => {
    const account = await register(app.server);
    for (let number = 1; number <= 11; number += 1) await create(account, 'Large', 'é'.repeat(240_000));
    const first = await list(account, 'limit=10');
    expect(first.json).toHaveLength(8);
    const second = await list(account, String(nextOf(first)));
    expect(second.json).toHaveLength(3);
    expect(nextOf(second)).toBeUndefined();
  });

  it('has no next page if the limit is met exactly', async () => {
    const account = await register(app.server);
    await create(account, 'One');
    await create(account, 'Two');
    const response = await list(account, 'limit=2');
    expect({ titles: titles(response), next: nextOf(response) }).toEqual({ titles: ['Two', 'One'] });
  });

  it.each([
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=1.5', 'limit'],
    ['limit=many', 'limit'],
    ['limit=99999999999999999999', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['q=a&q=b', 'q'],
    [`q=${'x'.repeat(201)}`, 'q'],
    ['q=%00', 'q'],
    ['sort=title', 'sort'],
    ['__proto__=1', '__proto__'],
    ['limit[a]=1', 'limit[a]'],
  ])('?%s answers 400 and names %s', async (query, field) => {
    const { errors } = expectProblem(await list(alice, query), 400, 'validation_failed');
    for (const error of errors) expect(error).toEqual({ field, message: expect.stringMatching(/./) });
    expect(errors.length).toBeGreaterThan(0);
  });

  it.each(['x', '', Buffer.from("' OR 1=1").toString('base64url'), 'x'.repeat(1_001)])(
    'refuses the cursor %.20j',
    async (cursor) => {
      expectProblem(await list(alice, `cursor=${cursor}`), 400, 'invalid_cursor');
    },
  );
});

describe('search', () => {
  const search = async (account: Account, q: string): Promise<string[]> => {
    const response = await list(account, new URLSearchParams({ q }).toString());
    expect(response.status).toBe(200);
    return titles(response);
  };

  it('finds words, phrases and alternatives in any case, and honours exclusions', async () => {
    const account = await register(app.server);
    await create(account, 'Quarterly report', 'Sales rose in Zürich.');
    await create(account, 'Minutes', 'The report is late; sales fell.');
    expect(await search(account, 'REPORT')).toEqual(['Minutes', 'Quarterly report']);
    expect(await search(account, 'report zürich')).toEqual(['Quarterly report']);
    expect(await search(account, '"sales rose"')).toEqual(['Quarterly report']);
    expect(await search(account, 'report -late')).toEqual(['Quarterly report']);
    expect(await search(account, 'late or zürich')).toEqual(['Minutes', 'Quarterly report']);
    expect(await search(account, 'absent')).toEqual([]);
    expect(await search(account, '  ')).toEqual(['Minutes', 'Quarterly report']);
  });

  it.each(['&', '!!!', "'", '"', ':*', '(', '\\', '<->', "'; DROP TABLE documents; --", '🙂'])(
    'treats %s as text rather than syntax',
    async (odd) => {
      expect(await search(alice, odd)).toEqual([]);
    },
  );

  it('continues with the same words on the next page', async () => {
    const account = await register(app.server);
    for (const title of ['apple 1', 'pear', 'apple? 2', 'apple 3']) await create(account, title);
    const first = await list(account, 'limit=2&q=apple?');
    const next = String(nextOf(first));
    expect(new URLSearchParams(next.replace(/^[^?]*/, '')).get('q')).toBe('apple?');
    expect([...titles(first), ...titles(await list(account, next))]).toEqual([
      'apple 3',
      'apple? 2',
      'apple 1',
    ]);
  });

  /** A four-byte letter, different for each number. */
  const letter = (number: number): string => String.fromCodePoint(0x20000 + (number % 40_000));
  it.each([
    ['one compound of many words', (number: number) => `${letter(number)}x-`],
    ['pairs of words', (n: number) => `${letter(n)}${letter(n * 7919)}-${letter(n * 31)}${letter(n * 7)} `],
    ['longer pairs', (n: number) => `${letter(n).repeat(3)}${letter(n * 7)}-${letter(n * 31).repeat(4)} `],
    ['addresses', (number: number) => `${number.toString(36)}.example.com/${number.toString(36)} `],
    ['numbers', (number: number) => `${number} `],
    ['one word without end', () => 'x'],
  ])('accepts a body that is as hard to index as possible: %s', async (_, word) => {
    let body = '';
    // The request has to stay below 1 MiB.
    for (let number = 0; Buffer.byteLength(body) < 1_000_000 && body.length < 480_000; number += 50) {
      body += Array.from({ length: 50 }, (__, index) => word(number + index)).join('');
    }
    body = body.toWellFormed();
    const { id, body: stored } = await create(alice, 'Hard', body);
    expect(stored === body).toBe(true);
    await request(app.server, 'DELETE', `${PATH}/${id}`, { apiKey: alice.apiKey });
  });
});
