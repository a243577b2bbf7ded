import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { CONNECTIONS } from './load.js';
import { startServer } from './process.js';
import { importBuilt } from './workplace.js';

export const builtServer = resolve(import.meta.dirname, '../../dist/src/main.js');

/** Shared secrets: two instances on one database are one system. */
const secrets = {
  JWT_SECRET: randomBytes(32).toString('base64url'),
  MASTER_KEY: randomBytes(32).toString('base64url'),
};

/** As `npm run start:prod` starts it. */
export const nodeArguments = (entry = builtServer) => [entry];

/** Production defaults, including the log of every request. */
export const environment = (workplace, database, variables = {}) => ({
  ...secrets,
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  PORT: '0',
  DATA_DIR: join(workplace.workingDirectory, 'data'),
  DATABASE_URL: database.url,
  // A bench creates all of its accounts from one address.
  SIGNUPS_PER_ADDRESS_PER_HOUR: '100000',
  ...variables,
});

export function startLatchkey(workplace, database, { name = 'latchkey', entry, variables } = {}) {
  return startServer(workplace, name, nodeArguments(entry), environment(workplace, database, variables));
}

/** @returns the status and the JSON of a response */
export async function call(server, method, path, { headers = {}, body } = {}) {
  const response = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: { ...headers, ...(body ? { 'content-type': 'application/json' } : {}) },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
  });
  const text = await response.text();
  const cookies = response.headers.getSetCookie();
  return { status: response.status, text, json: text === '' ? undefined : JSON.parse(text), cookies };
}

export const withKey = (key) => ({ 'x-api-key': key });
export const withToken = (token) => ({ authorization: `Bearer ${token}` });

let accounts = 0;

/** An account as users create it, with its first key and an access token. */
export async function register(server) {
  accounts += 1;
  // All addresses have the same length, and so do all responses.
  const email = `bench-${String(accounts).padStart(6, '0')}@example.test`;
  const password = randomBytes(18).toString('base64url');
  const { status, json, text } = await call(server, 'POST', '/auth/register', { body: { email, password } });
  if (status !== 201) throw new Error(`Registering answered ${status}: ${text}`);
  return {
    email,
    password,
    userId: json.user.id,
    workspaceId: json.workspace.id,
    key: json.api_key.key,
    token: json.access_token,
  };
}

/** @returns a new session's refresh cookie, as Playwright takes it; a browser's first use of it replaces it */
export async function signIn(server, { email, password }) {
  const { status, text, cookies } = await call(server, 'POST', '/auth/login', { body: { email, password } });
  if (status !== 200) throw new Error(`Signing in answered ${status}: ${text}`);
  const [, name, value] = /^([^=]+)=([^;]+)/.exec(cookies[0]);
  const { hostname } = new URL(server.url);
  return { name, value, domain: hostname, path: '/', httpOnly: true, secure: true, sameSite: 'Strict' };
}

/** One account per connection of a load, because callers have their own keys. */
export async function registerCallers(server) {
  const callers = [];
  while (callers.length < CONNECTIONS) callers.push(await register(server));
  return callers;
}

/** @returns `count` texts of keys, which do not exist until they are seeded */
export async function generateKeys(count) {
  const { generateApiKey } = await importBuilt('core/secrets/api-key-format.js');
  return Array.from({ length: count }, () => generateApiKey('lk'));
}

/**
 * Inserts keys into the table: `keys`, and others that nobody knows, `total` in all. As superuser and without triggers:
 * no instance has cached anything about keys that did not exist, and a million audit rows are not what is measured.
 *
 * @param owners `{ userId, workspaceId }`, who get the keys in turn
 */
export async function seedKeys(database, owners, keys, total = keys.length) {
  const { sha256 } = await importBuilt('core/secrets/digest.js');
  const { superuser } = database;
  await superuser.query('BEGIN');
  await superuser.query(`SET LOCAL session_replication_role = 'replica'`);
  // In the order of the digests, which is random: the known keys are scattered over the table.
  await superuser.query(
    `INSERT INTO api_keys (id, workspace_id, name, key_prefix, digest, sealed_signing_secret, created_by)
     SELECT uuidv7(), ($3::uuid[])[1 + number % cardinality($3::uuid[])], 'Key ' || number, 'lk_' || left(digest, 4),
            digest, repeat('x', 120), ($4::uuid[])[1 + number % cardinality($4::uuid[])]
     FROM (
       SELECT * FROM unnest($1::text[]) WITH ORDINALITY AS known (digest, number)
       UNION ALL
       SELECT translate(encode(sha256(number::text::bytea), 'base64'), '+/=', '-_'), number
       FROM generate_series(cardinality($1::text[]) + 1, $2::bigint) AS number
     ) AS seeds ORDER BY digest`,
    [
      keys.map(sha256),
      total,
      owners.map(({ workspaceId }) => workspaceId),
      owners.map(({ userId }) => userId),
    ],
  );
  await superuser.query('COMMIT');
  await superuser.query('VACUUM ANALYZE api_keys');
}

/** Accounts with a password that nobody knows, for keys to belong to. */
export async function seedAccounts(database, count) {
  const { superuser } = database;
  await superuser.query('BEGIN');
  await superuser.query(`SET LOCAL session_replication_role = 'replica'`);
  const { rows } = await superuser.query(
    `WITH seeds AS MATERIALIZED (
       SELECT uuidv7() AS user_id, uuidv7() AS workspace_id, number FROM generate_series(1, $1::int) AS number
     ), new_users AS (
       INSERT INTO users (id, email, password_hash, personal_workspace_id)
       SELECT user_id, 'seed-' || number || '@example.test', '-', workspace_id FROM seeds
     ), new_workspaces AS (
       INSERT INTO workspaces (id, name, created_by) SELECT workspace_id, 'My workspace', user_id FROM seeds
     ), new_memberships AS (
       INSERT INTO memberships (workspace_id, user_id, role) SELECT workspace_id, user_id, 'owner' FROM seeds
     )
     SELECT user_id AS "userId", workspace_id AS "workspaceId" FROM seeds`,
    [count],
  );
  await superuser.query('COMMIT');
  await superuser.query('VACUUM ANALYZE users, workspaces, memberships');
  return rows;
}
