import { beforeAll, describe, expect, it } from '@jest/globals';
import { Latchkey, RateLimitError, type Wait } from '@latchkey/sdk';
import pg from 'pg';
import { parseList } from 'structured-headers';
import { addColleague, createKey, keysPath, whoAmI } from '../support/api-keys.js';
import { useServer } from '../support/app.js';
import { changeByHand } from '../support/by-hand.js';
import { type Account, clientWith, type Json, register, request, type Response } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { expectProblem } from '../support/expect-problem.js';
import { tally } from '../support/tally.js';

// A day where it does not matter: no test runs over its end.
const DAY_SECONDS = 86_400;
const app = useServer();
let owner: Account;

beforeAll(async () => {
  owner = await register(app.server);
});

const limited = (requests: number, per = 'day', account = owner): Promise<Json> =>
  createKey(app.server, account, { limits: [{ requests, per }] });

const use = (key: Json): Promise<Response> => whoAmI(app.server, { apiKey: key.key });

async function useMany(key: Json, times: number): Promise<number[]> {
  return (await Promise.all(Array.from({ length: times }, () => use(key)))).map(({ status }) => status);
}

const count = (statuses: number[], status: number): number =>
  statuses.filter((each) => each === status).length;

const patch = (key: Json, json: Json, token = owner.accessToken): Promise<Response> =>
  request(app.server, 'PATCH', keysPath(owner.workspace.id, key.id), { token, json });

const limitsOf = async (key: Json, workspace = owner.workspace.id, token = owner.accessToken) =>
  (await request(app.server, 'GET', keysPath(workspace, key.id, 'limits'), { token })).json;

/** Members of a structured list of strings, with their parameters. */
const parsed = (header: string | null): [unknown, Record<string, unknown>][] =>
  parseList(header ?? '').map(([item, parameters]) => [item, Object.fromEntries(parameters)]);

const limitFields = ({ headers }: Response): (string | null)[] => [
  headers.get('ratelimit'),
  headers.get('ratelimit-policy'),
];

describe('a key with a limit', () => {
  it('allows exactly that many requests, however many are sent at once, and then returns 429', async () => {
    const key = await limited(50);
    expect(tally(await useMany(key, 200))).toEqual({ 200: 50, 429: 150 });
  });

  it('reports what is left in structured fields, and in a refusal when to retry', async () => {
    const key = await limited(2);
    const first = await use(key);
    expect(parsed(first.headers.get('ratelimit-policy'))).toEqual([
      ['api-key-day', { q: 2, w: DAY_SECONDS }],
    ]);
    const [[name, { r, t }]] = parsed(first.headers.get('ratelimit')) as [[string, { r: number; t: number }]];
    expect([name, r]).toEqual(['api-key-day', 1]);
    expect(t).toBeGreaterThan(0);
    expect(t).toBeLessThanOrEqual(DAY_SECONDS);
    await use(key);
    const refused = await use(key);
    expect(expectProblem(refused, 429, 'quota_exceeded')).toMatchObject({
      limit: 2,
      per: 'day',
      holder: 'api_key',
    });
    const [[, { r: left, t: resets }]] = parsed(refused.headers.get('ratelimit')) as [
      [string, { r: number; t: number }],
    ];
    expect(left).toBe(0);
    expect(Number(refused.headers.get('retry-after'))).toBe(resets);
  });

  it('is rate limited by a short limit, and continues in the next window', async () => {
    const key = await limited(3, 'second');
    const statuses = await useMany(key, 30);
    // The second may have ended in between.
    expect(count(statuses, 200)).toBeGreaterThanOrEqual(3);
    let refused = await use(key);
    while (refused.status === 200) refused = await use(key);
    expectProblem(refused, 429, 'rate_limited');
    await new Promise((resolve) => {
      setTimeout(resolve, Number(refused.headers.get('retry-after')) * 1_000);
    });
    expect((await use(key)).status).toBe(200);
  });

  it('counts a request against all of its limits or none', async () => {
    const key = await createKey(app.server, owner, {
      limits: [
        { requests: 5, per: 'month' },
        { requests: 2, per: 'day' },
      ],
    });
    expect(key.limits).toEqual([
      { requests: 2, per: 'day' },
      { requests: 5, per: 'month' },
    ]);
    expect(count(await useMany(key, 20), 200)).toBe(2);
    const used = await limitsOf(key);
    expect(used.map(({ per, used: count }: Json) => [per, count])).toEqual([
      ['day', 2],
      ['month', 2],
    ]);
  });

  it('counts nothing that is refused for another reason', async () => {
    const key = await createKey(app.server, owner, {
      limits: [{ requests: 2, per: 'day' }],
      scopes: ['documents:read'],
    });
    for (let time = 0; time < 5; time += 1) {
      const answer = await request(app.server, 'POST', '/api/v1/documents', {
        apiKey: key.key,
        json: { title: 'x', body: '' },
      });
      expectProblem(answer, 403, 'insufficient_scope');
      expect(limitFields(answer)).toEqual(['"api-key-day";r=2', '"api-key-day";q=2;w=86400']);
    }
    expect(count(await useMany(key, 5), 200)).toBe(2);
  });

  it('reports what is left, whatever the response to a counted request is', async () => {
    const key = await limited(3);
    const answers = [
      await request(app.server, 'POST', '/api/v1/documents', { apiKey: key.key, json: { title: 1 } }),
      await request(app.server, 'GET', `/api/v1/documents/${owner.user.id}`, { apiKey: key.key }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 404]);
    const left = answers.map(({ headers }) => parsed(headers.get('ratelimit'))[0]?.[1].r);
    expect(left).toEqual([2, 1]);
  });

  it('sends no limit headers if there are no limits', async () => {
    expect(limitFields(await use(await createKey(app.server, owner)))).toEqual([null, null]);
  });
});

describe('a change of limits', () => {
  it('is final when answered: nothing beyond a lowered limit passes', async () => {
    const key = await limited(1_000);
    expect(count(await useMany(key, 30), 200)).toBe(30);
    expect((await patch(key, { limits: [{ requests: 30, per: 'day' }] })).status).toBe(200);
    expect(count(await useMany(key, 30), 200)).toBe(0);
  });

  it('lets a key continue whose limit was raised or removed', async () => {
    const key = await limited(3);
    expect(count(await useMany(key, 10), 200)).toBe(3);
    await patch(key, { limits: [{ requests: 8, per: 'day' }] });
    expect(count(await useMany(key, 10), 200)).toBe(5);
    expect((await patch(key, { limits: null })).json.limits).toBeNull();
    expect(count(await useMany(key, 10), 200)).toBe(10);
  });

  it('is none, for the audit trail, where limits and metadata stay the same', async () => {
    const same = { limits: [{ requests: 3, per: 'day' }], metadata: { team: 'a', zone: 'b', id: 'c' } };
    const key = await createKey(app.server, owner, same);
    expect((await patch(key, { name: 'renamed', ...same })).status).toBe(200);
    const [event] = await clientWith(app.server, owner.accessToken)
      .workspaces.listAuditEvents(owner.workspace.id, { targetId: key.id })
      .toArray();
    expect(event?.details).toEqual(
      expect.objectContaining({ changed: { name: { from: key.name, to: 'renamed' } } }),
    );
  });

  it('is in the audit trail, with old and new values', async () => {
    const key = await limited(3);
    await patch(key, { limits: [{ requests: 4, per: 'day' }] });
    const trail = await clientWith(app.server, owner.accessToken)
      .workspaces.listAuditEvents(owner.workspace.id, { targetId: key.id })
      .toArray();
    expect(trail.map(({ action, details }) => [action, details])).toEqual([
      [
        'api_key.updated',
        expect.objectContaining({
          changed: {
            limits: { from: [{ requests: 3, per: 'day' }], to: [{ requests: 4, per: 'day' }] },
          },
        }),
      ],
      ['api_key.created', expect.objectContaining({ limits: [{ requests: 3, per: 'day' }] })],
    ]);
  });

  it.each([
    [[{ requests: 0, per: 'day' }], 'limits.0.requests', 'must be at least 1'],
    [[{ requests: 1.5, per: 'day' }], 'limits.0.requests', 'must be a whole number'],
    [
      [{ requests: 1, per: 'week' }],
      'limits.0.per',
      '"week" is not a period; must be one of second, minute, hour, day, month',
    ],
    [
      [
        { requests: 1, per: 'day' },
        { requests: 2, per: 'day' },
      ],
      'limits.1.per',
      'has a limit already: "day"',
    ],
    [Array.from({ length: 5 }, () => ({ requests: 1, per: 'day' })), 'limits', 'must have at most 4 entries'],
  ])('says what is wrong with %j', async (limits, field, message) => {
    const answer = await request(app.server, 'POST', keysPath(owner.workspace.id), {
      token: owner.accessToken,
      json: { name: 'wrong', limits },
    });
    expect(expectProblem(answer, 400, 'validation_failed').errors).toContainEqual({ field, message });
  });
});

describe('a rotated key', () => {
  it('has the same limits as its predecessor, and shares its count', async () => {
    const old = await limited(10);
    expect(count(await useMany(old, 6), 200)).toBe(6);
    const rotated = await request(app.server, 'POST', keysPath(owner.workspace.id, old.id, 'rotate'), {
      token: owner.accessToken,
      json: { overlap_seconds: 3_600 },
    });
    expect(rotated.json.limits).toEqual(old.limits);
    const statuses = await Promise.all([useMany(old, 20), useMany(rotated.json, 20)]);
    expect(count(statuses.flat(), 200)).toBe(4);
    await patch(rotated.json, { limits: [{ requests: 12, per: 'day' }] });
    expect((await limitsOf(old))[0]).toMatchObject({ requests: 12, used: 10 });
    expect(count(await useMany(old, 5), 200)).toBe(2);
  });
});

describe('changes of limits that share a count', () => {
  it('all succeed at the same time, whichever key they begin with', async () => {
    const old = await limited(10);
    const { json: rotated } = await request(
      app.server,
      'POST',
      keysPath(owner.workspace.id, old.id, 'rotate'),
      { token: owner.accessToken, json: { overlap_seconds: 3_600 } },
    );
    const holder = new pg.Client({ connectionString: app.database.url });
    await holder.connect();
    // Not through the holder: within one transaction, it would keep seeing the same snapshot of activity.
    const waiting = (changes: number) =>
      eventually(
        `${changes} changes wait for a key`,
        async () =>
          (
            await app.database.query(
              `SELECT pid FROM pg_stat_activity
               WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%api_keys%'`,
            )
          ).length,
        { until: (found) => found === changes },
      );
    try {
      // Both orders: in one of them, the second change would hold the key that the first one needs next.
      for (const [first, second] of [
        [old, rotated],
        [rotated, old],
      ]) {
        await holder.query('BEGIN');
        await holder.query('SELECT FROM api_keys WHERE id = $1 FOR NO KEY UPDATE', [first.id]);
        const one = patch(first, { limits: [{ requests: 20, per: 'day' }] });
        await waiting(1);
        const other = patch(second, { limits: [{ requests: 30, per: 'day' }] });
        await waiting(2);
        await holder.query('COMMIT');
        expect((await Promise.all([one, other])).map(({ status }) => status)).toEqual([200, 200]);
        const [[ofFirst], [ofSecond]] = await Promise.all([limitsOf(first), limitsOf(second)]);
        expect(ofFirst.requests).toBe(ofSecond.requests);
      }
    } finally {
      await holder.end();
    }
  });
});

describe('a change of limits that other keys share', () => {
  const changeOf = (from: Json, to: Json) => expect.objectContaining({ changed: { limits: { from, to } } });

  const trailOf = async (key: Json) =>
    (
      await clientWith(app.server, owner.accessToken)
        .workspaces.listAuditEvents(owner.workspace.id, { targetId: key.id })
        .toArray()
    ).map(({ action, details }) => [action, details]);

  const rotate = async (key: Json, token: string): Promise<Json> => {
    const path = keysPath(owner.workspace.id, key.id, 'rotate');
    const rotated = await request(app.server, 'POST', path, { token, json: { overlap_seconds: 3_600 } });
    expect(rotated.status).toBe(201);
    return rotated.json;
  };

  it('is in the audit trail of each key that it changed', async () => {
    const old = await limited(10);
    const rotated = await rotate(old, owner.accessToken);
    const limits = [{ requests: 12, per: 'day' }];
    expect((await patch(rotated, { limits })).status).toBe(200);
    expect((await patch(rotated, { limits })).status).toBe(200);
    const changes = (await trailOf(old)).filter(([action]) => action === 'api_key.updated');
    expect(changes).toEqual([['api_key.updated', changeOf(old.limits, limits)]]);
    expect(changes[0]?.[1]).toMatchObject({ limits_shared_with: rotated.id });
  });

  it('cannot widen a key of someone with a higher role, until that key has ended', async () => {
    const admin = await addColleague(app, owner, 'admin');
    const old = await limited(5);
    const rotated = await rotate(old, admin.accessToken);
    expect(rotated.owner.id).toBe(admin.userId);
    const refused = await patch(rotated, { limits: [] }, admin.accessToken);
    const { detail } = expectProblem(refused, 403, 'insufficient_role');
    expect(detail).toContain(`"${old.name}" (${old.id})`);
    expect(count(await useMany(old, 8), 200)).toBe(5);
    // A name is nobody else's.
    expect((await patch(rotated, { name: 'renamed' }, admin.accessToken)).status).toBe(200);
    const lower = await patch(rotated, { limits: [{ requests: 4, per: 'day' }] }, admin.accessToken);
    expect(lower.status).toBe(200);
    await request(app.server, 'DELETE', keysPath(owner.workspace.id, old.id), { token: owner.accessToken });
    expect((await patch(rotated, { limits: [] }, admin.accessToken)).status).toBe(200);
  });

  it('cannot change a key that the caller may not see', async () => {
    const member = await addColleague(app, owner, 'member');
    const own = await createKey(app.server, owner, { limits: [{ requests: 600, per: 'day' }] });
    const hidden = await createKey(app.server, owner, { limits: [{ requests: 600, per: 'day' }] });
    // As servers of earlier versions left it: a transfer did not separate what a key shares.
    await changeByHand(
      app.database,
      `UPDATE api_keys SET created_by = '${member.userId}', limits_counted_as = '${hidden.id}' WHERE id = '${own.id}'`,
    );
    for (const limits of [[{ requests: 1, per: 'month' }], [{ requests: 1_000, per: 'day' }]]) {
      const refused = await patch(own, { limits }, member.accessToken);
      expect(expectProblem(refused, 403, 'insufficient_role').required_role).toBe('admin');
    }
    expect((await patch(own, { limits: own.limits }, member.accessToken)).status).toBe(200);
    expect((await patch(own, { limits: [{ requests: 1, per: 'month' }] })).status).toBe(200);
    expect((await patch(hidden, { name: 'hidden' })).json.limits).toEqual([{ requests: 1, per: 'month' }]);
  });

  it('cannot change a key that is wider than the key that asks for it', async () => {
    const wide = await limited(10);
    const scopes = ['api-keys:write'];
    const narrow = await request(app.server, 'POST', keysPath(owner.workspace.id), {
      apiKey: wide.key,
      json: { name: 'narrow', scopes },
    });
    const answer = await request(app.server, 'PATCH', keysPath(owner.workspace.id, narrow.json.id), {
      apiKey: narrow.json.key,
      json: { limits: [{ requests: 1, per: 'day' }] },
    });
    expectProblem(answer, 403, 'insufficient_scope');
    expect((await limitsOf(wide))[0]).toMatchObject({ requests: 10, per: 'day' });
  });
});

describe('a key with limits that creates keys', () => {
  const create = (key: Json, json: Json): Promise<Response> =>
    request(app.server, 'POST', keysPath(owner.workspace.id), { apiKey: key.key, json });

  it('shares its count with them', async () => {
    const key = await limited(10);
    const child = await create(key, { name: 'child' });
    expect(child.json.limits).toEqual(key.limits);
    const statuses = await Promise.all([useMany(key, 20), useMany(child.json, 20)]);
    // The first one was the creation.
    expect(count(statuses.flat(), 200)).toBe(9);
  });

  it('cannot free them, itself or another key from limits', async () => {
    const key = await limited(100);
    const free = await createKey(app.server, owner);
    const wider = (answer: Response) =>
      expect(expectProblem(answer, 403, 'wider_than_credential').field).toBe('limits');
    wider(await create(key, { name: 'free', limits: null }));
    wider(await create(key, { name: 'more', limits: [{ requests: 200, per: 'day' }] }));
    wider(
      await request(app.server, 'PATCH', keysPath(owner.workspace.id, key.id), {
        apiKey: key.key,
        json: { limits: null },
      }),
    );
    wider(
      await request(app.server, 'POST', keysPath(owner.workspace.id, free.id, 'rotate'), {
        apiKey: key.key,
        json: {},
      }),
    );
  });
});

describe('a workspace with a limit', () => {
  it('applies it to all of its keys together, but not to people', async () => {
    const account = await register(app.server);
    const path = `/api/v1/workspaces/${account.workspace.id}`;
    const json = { limits: [{ requests: 10, per: 'day' }] };
    const changed = await request(app.server, 'PATCH', path, { token: account.accessToken, json });
    expect(changed.json.limits).toEqual(json.limits);
    const keys = [await createKey(app.server, account), await limited(7, 'day', account)];
    const statuses = await Promise.all(keys.map((key) => useMany(key, 20)));
    expect(count(statuses.flat(), 200)).toBe(10);
    expect(count(statuses[1] as number[], 200)).toBeLessThanOrEqual(7);
    const answer = await use(keys[1]);
    expect(parsed(answer.headers.get('ratelimit-policy')).map(([name]) => name)).toEqual([
      'api-key-day',
      'workspace-day',
    ]);
    const used = await request(app.server, 'GET', `${path}/limits`, { token: account.accessToken });
    expect(used.json).toMatchObject([
      { holder: { type: 'workspace' }, requests: 10, used: 10, remaining: 0 },
    ]);
  });
});

describe('current use', () => {
  it('is shown with the key, and refusals are shown in its usage', async () => {
    const key = await limited(3);
    await useMany(key, 8);
    const [usage] = await limitsOf(key);
    expect(usage).toEqual({
      holder: { type: 'api_key', id: key.id },
      requests: 3,
      per: 'day',
      used: 3,
      reserved: 0,
      remaining: 0,
      window_started_at: expect.stringMatching(/T00:00:00\.000Z$/),
      resets_at: expect.stringMatching(/T00:00:00\.000Z$/),
    });
    const totals = (
      await clientWith(app.server, owner.accessToken).workspaces.apiKeyUsage(owner.workspace.id, key.id)
    ).totals;
    expect(totals).toMatchObject({ allowed: 3, denied: 5, deniedByReason: { quota_exceeded: 5 } });
  });

  it('is hidden from everyone else', async () => {
    const key = await limited(3);
    const stranger = await register(app.server);
    const answer = await request(app.server, 'GET', keysPath(owner.workspace.id, key.id, 'limits'), {
      token: stranger.accessToken,
    });
    expectProblem(answer, 404, 'not_found');
  });
});

describe('other ways to use a key', () => {
  it('count for the same limits: forward authentication', async () => {
    const key = await limited(4);
    expect(count(await useMany(key, 2), 200)).toBe(2);
    const verify = () => request(app.server, 'GET', '/api/v1/verify', { apiKey: key.key });
    const answers = [await verify(), await verify(), await verify()];
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 429]);
    expect(parsed(answers[0]?.headers.get('ratelimit') ?? null)).toHaveLength(1);
    expectProblem(answers[2] as Response, 429, 'quota_exceeded');
  });

  it('count nothing, and say what is left, where the key lacks what is asked for: forward authentication', async () => {
    const key = await createKey(app.server, owner, {
      limits: [{ requests: 1, per: 'day' }],
      scopes: ['documents:read'],
    });
    const verify = (scope: string) =>
      request(app.server, 'GET', `/api/v1/verify?scope=${scope}`, { apiKey: key.key });
    const leftWhenRefused = async () => {
      const refused = await verify('documents:write');
      expectProblem(refused, 403, 'insufficient_scope');
      return parsed(refused.headers.get('ratelimit'))[0]?.[1].r;
    };
    expect(await leftWhenRefused()).toBe(1);
    expect((await verify('documents:read')).status).toBe(204);
    expect(await leftWhenRefused()).toBe(0);
  });
});

describe('the SDK', () => {
  it('waits as long as the response says, and announces it, even for a call that changes something', async () => {
    const key = await limited(2, 'second');
    const waits: Wait[] = [];
    const client = new Latchkey({
      apiKey: key.key,
      baseUrl: app.server.url,
      maxRetries: 10,
      onWait: (wait) => waits.push(wait),
    });
    const created = await Promise.all(
      [1, 2, 3, 4, 5].map((number) => client.documents.create({ title: `${number}`, body: '' })),
    );
    expect(created).toHaveLength(5);
    expect(waits.length).toBeGreaterThan(0);
    expect(waits[0]).toMatchObject({ status: 429, request: 'POST /api/v1/documents' });
  });

  it('waits no longer than it may', async () => {
    const key = await limited(1);
    const client = new Latchkey({ apiKey: key.key, baseUrl: app.server.url });
    await client.me();
    const error = await client.me().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({ code: 'quota_exceeded' });
  });
});
