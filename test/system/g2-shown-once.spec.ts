import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../src/core/secrets/digest.js';
import { generateApiKey } from '../../src/core/secrets/api-key-format.js';
import { keysPath } from '../support/api-keys.js';
import { useOwnServer } from '../support/app.js';
import { type Json, request, type RequestOptions, type Response } from '../support/client.js';

const ACCOUNTS = 20;
const KEYS = 300;
const KEYS_AT_ONCE = 10;

/** Logs as much as possible. */
const app = useOwnServer({ env: { LOG_LEVEL: 'trace', USAGE_FLUSH_SECONDS: '1' } });

/** Everything in any response, headers and body. */
const answers: string[] = [];

async function call(method: string, path: string, options: RequestOptions = {}): Promise<Response> {
  const response = await request(app.server, method, path, options);
  const headers = [...response.headers].map((header) => header.join(': ')).join('\n');
  answers.push(`${headers}\n${response.text}`);
  return response;
}

interface Person {
  workspaceId: string;
  token: string;
  cookie: string;
  keys: Json[];
}

/** Texts that would each reveal a secret. */
const secrets: { kind: string; text: string }[] = [];
const note = (kind: string, text: string): void => void secrets.push({ kind, text });

/** The random half of a key is as good as the key: the rest can be computed. */
function noteKey({ key, webhook_signing_secret }: Json): void {
  note('key', key.slice(-48, -8));
  note('signing secret', webhook_signing_secret.replace('whsec_', ''));
}

function noteSession({ json, headers }: Response): string {
  note('access token', json.access_token.split('.').at(-1));
  const [cookie = ''] = headers.getSetCookie().map((line) => line.replace(/;.*/s, ''));
  // Only the secret part of a refresh token.
  note('refresh token', cookie.split('.').at(-1) as string);
  return cookie;
}

async function register(): Promise<Person> {
  const password = randomBytes(18).toString('base64url');
  note('password', password);
  const email = `${randomUUID()}@example.com`;
  const response = await call('POST', '/api/v1/auth/register', { json: { email, password } });
  noteKey(response.json.api_key);
  const cookie = noteSession(response);
  return {
    workspaceId: response.json.workspace.id,
    token: response.json.access_token,
    cookie,
    keys: [response.json.api_key],
  };
}

async function makeKeys(person: Person, count: number): Promise<void> {
  const { token } = person;
  for (let made = 0; made < count; made += KEYS_AT_ONCE) {
    const created = await Promise.all(
      Array.from({ length: KEYS_AT_ONCE }, (_, index) =>
        call('POST', keysPath(person.workspaceId), {
          token,
          json: { name: 'n' },
          ...(index % 2 ? { headers: { 'idempotency-key': `${made}-${index}` } } : {}),
        }),
      ),
    );
    for (const { status, json } of created) {
      expect(status).toBe(201);
      noteKey(json);
      person.keys.push(json);
    }
  }
  // A repeat with the same Idempotency-Key does not reveal the secret again.
  for (let made = 0; made < count; made += KEYS_AT_ONCE) {
    const repeat = { token, json: { name: 'n' }, headers: { 'idempotency-key': `${made}-1` } };
    expect((await call('POST', keysPath(person.workspaceId), repeat)).status).toBe(409);
  }
}

async function useKeys({ keys, workspaceId, token }: Person): Promise<void> {
  for (const [index, { id, key }] of keys.entries()) {
    const path = keysPath(workspaceId, id);
    await call('GET', '/api/v1/me', index % 2 ? { apiKey: key } : { token: key });
    if (index % 7 === 0) await call('PATCH', path, { token, json: { scopes: ['members:read'] } });
    if (index % 7 === 1) noteKey((await call('POST', `${path}/rotate`, { apiKey: key })).json);
    if (index % 7 === 2) {
      const successor = await call('POST', `${path}/rotate`, { token, json: { overlap_seconds: 60 } });
      noteKey(successor.json);
    }
    if (index % 7 === 3) await call('DELETE', path, { apiKey: key });
    if (index % 7 === 4) await call('PATCH', path, { token, json: { allowed_ips: ['192.0.2.7'] } });
  }
}

/** Every mistake that a program could make with a credential, so that every kind of refusal is answered and logged. */
async function makeMistakes({ keys, workspaceId, token, cookie }: Person): Promise<void> {
  for (const { id, key } of keys.slice(0, 40)) {
    await call('GET', `/api/v1/me?api_key=${key}&access_token=${token}`);
    await call('GET', `/api/v1/${key}`);
    await call('GET', keysPath(workspaceId, key), { apiKey: key });
    await call('DELETE', `/api/v1/workspaces/${key}/api-keys`, { token });
    await call('GET', '/api/v1/me', { apiKey: key, token });
    await call('GET', '/api/v1/me', { headers: { authorization: `Basic ${key}` } });
    await call('GET', '/api/v1/me', { apiKey: `${key} ${key}` });
    await call('GET', '/api/v1/me', { apiKey: key, headers: { 'x-workspace-id': key } });
    await call('GET', `${keysPath(workspaceId)}?cursor=${key}`, { token });
    await call('GET', `${keysPath(workspaceId)}?status=${key}&${key}=1`, { token });
    await call('POST', keysPath(workspaceId), { token, json: { name: { key }, scopes: [key] } });
    await call('POST', keysPath(workspaceId), { token, json: { name: 'n', allowed_ips: [key] } });
    await call('POST', keysPath(workspaceId), { token, json: { name: 'n', expires_at: key } });
    await call('POST', keysPath(workspaceId), { token, body: `{"${key}`, headers: asJson });
    await call('POST', keysPath(workspaceId), { token, headers: { 'idempotency-key': `${key} ` } });
    await call('PATCH', keysPath(workspaceId, id), { token, json: { key } });
    await call('POST', '/api/v1/auth/login', { json: { email: key, password: key } });
    await call('GET', '/api/v1/me', { token: cookie.replace(/^[^=]*=/, '') });
  }
}
const asJson = { 'content-type': 'application/json' };

/** Every GET in the API document, including resources that this test does not know. */
async function readEverything(person: Person): Promise<number> {
  const { json: document } = await call('GET', '/api/openapi.json');
  const { token } = person;
  let reads = 0;
  for (const [template, item] of Object.entries<Json>(document.paths)) {
    if (!item.get || !template.startsWith('/api/v1/')) continue;
    const ids = template.includes('{keyId}') ? person.keys.map(({ id }) => id) : [undefined];
    for (const id of ids) {
      const path = template.replace('{workspaceId}', person.workspaceId).replace('{keyId}', id);
      for (let next: string | undefined = path; next; reads += 1) {
        const response: Response = await call('GET', next, { token });
        next = /^<([^>]+)>; rel="next"$/.exec(response.headers.get('link') ?? '')?.[1];
      }
    }
  }
  return reads;
}

/** Endpoints with secrets of their own: the first, and the one that replaces it, with and without an overlap. */
async function makeEndpoints({ workspaceId, token }: Person): Promise<void> {
  const endpoints = `/api/v1/workspaces/${workspaceId}/webhook-endpoints`;
  for (const overlap_seconds of [0, 3_600]) {
    const made = await call('POST', endpoints, {
      token,
      json: { url: 'https://example.com/hook', events: ['api_key.created'], api_key_id: null },
    });
    expect(made.status).toBe(201);
    const path = `${endpoints}/${made.json.id}`;
    const rotated = await call('POST', `${path}/rotate-secret`, { token, json: { overlap_seconds } });
    expect(rotated.status).toBe(201);
    for (const { json } of [made, rotated]) {
      note('endpoint secret', json.signing_secret.replace('whsec_', ''));
    }
    await call('PATCH', path, { token, json: { description: 'Orders' } });
    await call('GET', path, { token });
  }
}

/** Sign-in, refresh and invitations hand out secrets too. */
async function useSessions(people: Person[]): Promise<void> {
  for (const { cookie, workspaceId, token } of people) {
    const refreshed = await call('POST', '/api/v1/auth/refresh', { cookie });
    expect(refreshed.status).toBe(200);
    noteSession(refreshed);
    const invited = await call('POST', `/api/v1/workspaces/${workspaceId}/invitations`, {
      token,
      // Mailed as well: the mail is stored in the queue, and in files outside the database.
      json: { role: 'viewer', email: `${randomUUID()}@example.com` },
    });
    expect(invited.status).toBe(201);
    note('invitation', invited.json.token);
  }
}

/** Every column of every row of every table, as text. */
async function dumpDatabase(): Promise<string> {
  const tables = await app.database.query<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  );
  const dumps = [];
  for (const { name } of tables) {
    const [dump] = await app.database.query(`SELECT string_agg(t::text, E'\\n') AS text FROM ${name} AS t`);
    dumps.push(`${name}\n${dump?.text ?? ''}`);
  }
  return dumps.join('\n');
}

/** Also as it would look in a `bytea` column, or encoded again. */
function disguises(text: string): string[] {
  const bytes = Buffer.from(text);
  const decoded = Buffer.from(text, 'base64');
  return [
    text,
    bytes.toString('hex'),
    bytes.toString('base64').replace(/=+$/, ''),
    decoded.toString('hex'),
    decoded.toString('base64url'),
  ];
}

function leaksIn(haystack: string): { kind: string }[] {
  return secrets
    .filter(({ text }) => disguises(text).some((disguise) => haystack.includes(disguise)))
    .map(({ kind }) => ({ kind }));
}

describe('G2: a secret is shown once', () => {
  it('and is nowhere afterwards: not in the database, not in the logs, not in any other response', async () => {
    const people = await Promise.all(Array.from({ length: ACCOUNTS }, register));
    const [person] = people as [Person];
    await makeKeys(person, KEYS);
    await useKeys(person);
    await makeMistakes(person);
    await useSessions(people);
    await makeEndpoints(person);
    expect(await readEverything(person)).toBeGreaterThan(2 * KEYS);
    const lastKey = generateApiKey('lk');
    await call('GET', '/api/v1/me', { apiKey: lastKey });
    note('key that was never issued', lastKey.slice(-48, -8));
    // Usage figures and the last log lines have been written.
    expect(await app.server.stop()).toBe(0);

    expect(secrets.length).toBeGreaterThan(2 * KEYS + 5 * ACCOUNTS);
    expect(secrets.filter(({ kind }) => kind === 'endpoint secret')).toHaveLength(4);
    for (const { text } of secrets) expect(text.length).toBeGreaterThanOrEqual(20);

    const database = await dumpDatabase();
    // The search does find things: a key's digest, its id, and its displayed prefix.
    const [{ id, key, key_prefix }] = person.keys as [Json];
    for (const text of [sha256(key), id, key_prefix]) expect(database).toContain(text);
    expect(leaksIn(database)).toEqual([]);

    const log = app.server.log.join('\n');
    expect(log).toContain(`key:${id}`);
    expect(log).toContain('"path":"/api/v1/[removed]"');
    expect(leaksIn(log)).toEqual([]);

    // Each appeared in exactly one response, the one that created it. Passwords, and whatever was never issued,
    // appeared in none.
    const said = answers.join('\n');
    const times = secrets.map(({ kind, text }) => ({ kind, times: said.split(text).length - 1 }));
    const silent = ['password', 'key that was never issued'];
    expect(times.filter((secret) => secret.times !== (silent.includes(secret.kind) ? 0 : 1))).toEqual([]);
  });
});
