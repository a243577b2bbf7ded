import { beforeEach, describe, expect, it } from '@jest/globals';
import { createKey, keysPath, whoAmI } from '../support/api-keys.js';
import { useServer } from '../support/app.js';
import { type Account, type Json, register, request } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';

const app = useServer();
let owner: Account;

beforeEach(async () => {
  owner = await register(app.server);
});

const use = async (key: Json, ...addresses: string[]): Promise<void> => {
  for (const address of addresses) await whoAmI(app.server, { apiKey: key.key, address });
  // Reading the usage first writes what this server has counted.
  await request(app.server, 'GET', keysPath(owner.workspace.id, key.id, 'usage'), {
    token: owner.accessToken,
  });
};
/** An alert stays as a row after it has been sent, with the time of its last occurrence. */
const alertsOf = (key: Json): Promise<Json[]> =>
  app.database.query('SELECT alert, last_at FROM api_key_alerts WHERE api_key_id = $1', [key.id]);
const daysPass = (key: Json, days: number) =>
  app.database.query(
    'UPDATE api_key_addresses SET last_seen_at = last_seen_at - make_interval(days => $2) WHERE api_key_id = $1',
    [key.id, days],
  );
const NEW = [expect.objectContaining({ alert: 'new_address' })];

describe('An alert about a new address', () => {
  it.each([
    ['IPv4 network', '192.0.2.7', '198.51.100.7'],
    ['IPv6 network', '2001:db8:1::7', '2001:db8:2::7'],
    ['family', '192.0.2.7', '2001:db8::7'],
  ])('is raised when a key is used from a different %s than before', async (_, known, stranger) => {
    const key = await createKey(app.server, owner);
    await use(key, known);
    expect(await alertsOf(key)).toEqual([]);
    await use(key, stranger);
    expect(await alertsOf(key)).toEqual(NEW);
  });

  it.each([
    ['the first addresses of a key', [], ['192.0.2.7', '198.51.100.7']],
    ['the same address', ['192.0.2.7'], ['192.0.2.7']],
    ['the same /24', ['192.0.2.7'], ['192.0.2.200']],
    ['the same /48', ['2001:db8:1:2::7'], ['2001:db8:1:3::7']],
  ])('is not raised for %s', async (_, known, next) => {
    const key = await createKey(app.server, owner);
    if (known.length > 0) await use(key, ...known);
    await use(key, ...next);
    expect(await alertsOf(key)).toEqual([]);
  });

  it('is raised again for an address from which the key has not been used for 90 days', async () => {
    const key = await createKey(app.server, owner);
    await use(key, '192.0.2.7');
    await daysPass(key, 89);
    await use(key, '192.0.2.8');
    expect(await alertsOf(key)).toEqual([]);
    await daysPass(key, 91);
    await use(key, '192.0.2.7');
    expect(await alertsOf(key)).toEqual(NEW);
  });

  it('is not raised by refused requests, which do not make an address known either', async () => {
    const key = await createKey(app.server, owner, { allowed_ips: ['192.0.2.0/24'] });
    await use(key, '192.0.2.7');
    await use(key, '198.51.100.7');
    expect(await alertsOf(key)).toEqual([]);
    await request(app.server, 'PATCH', keysPath(owner.workspace.id, key.id), {
      token: owner.accessToken,
      json: { allowed_ips: null },
    });
    await use(key, '198.51.100.7');
    expect(await alertsOf(key)).toEqual(NEW);
  });

  it('is one row, however many networks a key is used from', async () => {
    const key = await createKey(app.server, owner);
    await use(key, '192.0.2.7');
    for (let third = 1; third <= 25; third += 1) await use(key, `203.0.${third}.1`);
    expect(await alertsOf(key)).toEqual(NEW);
  });
});

describe('The emails about keys', () => {
  const set = (key_alert_emails: unknown) =>
    request(app.server, 'PATCH', `/api/v1/workspaces/${owner.workspace.id}`, {
      token: owner.accessToken,
      json: { key_alert_emails },
    });

  it('are all on by default, and can be chosen, which is audited', async () => {
    expect(owner.workspace.key_alert_emails).toEqual(['canary_used', 'new_address', 'policy_ending']);
    expect((await set(['canary_used', 'canary_used'])).json.key_alert_emails).toEqual(['canary_used']);
    expect((await set([])).json.key_alert_emails).toEqual([]);
    const { json } = await request(
      app.server,
      'GET',
      `/api/v1/workspaces/${owner.workspace.id}/audit-events?action=workspace.updated`,
      { token: owner.accessToken },
    );
    expect(json[0].details.key_alert_emails).toEqual({ from: ['canary_used'], to: [] });
  });

  it.each([[['policy']], ['canary_used'], [null], [[1]]])('are not %j', async (value) => {
    expectProblem(await set(value), 400, 'validation_failed');
  });
});
