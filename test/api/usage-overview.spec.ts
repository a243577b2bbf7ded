import { describe, expect, it } from '@jest/globals';
import { addColleague, createKey, keysPath, whoAmI } from '../support/api-keys.js';
import { useServer } from '../support/app.js';
import { type Account, type Json, register, request } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';

const DAY_MS = 24 * 3_600_000;

// Counts are written only on request: reading the figures writes them first.
const app = useServer();

const overviewOf = (owner: Account, token: string, query = '') =>
  request(app.server, 'GET', `/api/v1/workspaces/${owner.workspace.id}/api-key-usage${query}`, { token });

const use = (key: Json, address = '192.0.2.7') => whoAmI(app.server, { apiKey: key.key, address });

describe('the usage of all keys', () => {
  it('counts the days of each used key, busiest first, allowed and denied', async () => {
    const owner = await register(app.server);
    const [quiet, busy, unused] = [
      await createKey(app.server, owner),
      await createKey(app.server, owner, { allowed_ips: ['192.0.2.0/24'] }),
      await createKey(app.server, owner),
    ];
    await use(quiet);
    await use(busy);
    await use(busy, '198.51.100.1');
    await app.database.query(
      `INSERT INTO api_key_usage_hours (api_key_id, hour, outcome, requests)
       VALUES ($1, date_trunc('hour', clock_timestamp()) - interval '2 days', 'allowed', 5),
              ($1, date_trunc('hour', clock_timestamp()) - interval '9 days', 'allowed', 7)`,
      [busy.id],
    );

    const { status, json } = await overviewOf(owner, owner.accessToken, '?days=3');
    expect(status).toBe(200);
    const tomorrow = Math.ceil(Date.now() / DAY_MS) * DAY_MS;
    expect(json).toEqual({
      from: new Date(tomorrow - 3 * DAY_MS).toISOString(),
      to: new Date(tomorrow).toISOString(),
      api_keys: [
        { api_key_id: busy.id, allowed: [5, 0, 1], denied: [0, 0, 1] },
        { api_key_id: quiet.id, allowed: [0, 0, 1], denied: [0, 0, 0] },
      ],
    });
    expect(JSON.stringify(json)).not.toContain(unused.id);
    const byDefault = await overviewOf(owner, owner.accessToken);
    expect(byDefault.json.api_keys[0].allowed).toHaveLength(14);
  });

  it('covers the requested keys, and reveals nothing about keys that are not visible', async () => {
    const owner = await register(app.server);
    const stranger = await register(app.server);
    const keys = [await createKey(app.server, owner), await createKey(app.server, owner)];
    const foreign = await createKey(app.server, stranger);
    for (const key of [...keys, foreign]) await use(key);
    const idsOf = async (query: string) =>
      (await overviewOf(owner, owner.accessToken, query)).json.api_keys.map((key: Json) => key.api_key_id);
    const [first, second] = keys.map(({ id }) => id);
    expect(await idsOf(`?api_key_id=${first}`)).toEqual([first]);
    const both = await idsOf(`?api_key_id=${first}&api_key_id=${second}&api_key_id=${foreign.id}`);
    expect(both.sort()).toEqual([first, second].sort());
    const wrong = await overviewOf(owner, owner.accessToken, '?api_key_id=first');
    expectProblem(wrong, 400, 'validation_failed');
  });

  it('shows members only the keys that they created', async () => {
    const owner = await register(app.server);
    const member = await addColleague(app, owner, 'member');
    const ownersKey = await createKey(app.server, owner);
    const created = await request(app.server, 'POST', keysPath(owner.workspace.id), {
      token: member.accessToken,
      json: { name: 'mine' },
    });
    await use(ownersKey);
    await use(created.json);
    const ids = async (token: string) =>
      (await overviewOf(owner, token)).json.api_keys.map((key: Json) => key.api_key_id).sort();
    expect(await ids(member.accessToken)).toEqual([created.json.id]);
    expect(await ids(owner.accessToken)).toEqual([ownersKey.id, created.json.id].sort());
  });

  it.each(['0', '32', '1.5', 'x'])('refuses days=%s', async (days) => {
    const owner = await register(app.server);
    const problem = expectProblem(
      await overviewOf(owner, owner.accessToken, `?days=${days}`),
      400,
      'validation_failed',
    );
    expect(problem.errors[0].field).toBe('days');
  });
});
