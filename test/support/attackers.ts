import { randomUUID } from 'node:crypto';
import { createKey } from './api-keys.js';
import type { App } from './app.js';
import { type Account, type Json, register, request } from './client.js';
import { eventually } from './eventually.js';
import { type Dice, malformedCredentials } from './hostile-requests.js';
import { type ApiOperation, exampleBody, fillPath, operations } from './openapi.js';
import { registerResourceServer } from './operator.js';
import { registerMember, type Role } from './workspaces.js';

type Stage = Pick<App, 'database' | 'server'>;

export interface Tenant {
  owner: Account;
  /** Ids by the path parameter that takes them. */
  ids: Map<string, string[]>;
}

/** A workspace with one of everything, whose names are `name`, and all ids that its owner can list. */
export async function settle({ server }: Stage, name: string): Promise<Tenant> {
  const owner = await register(server, { name, email: `${randomUUID()}@${name}.example` });
  const ids = new Map([['workspaceId', [owner.workspace.id as string]]]);
  const ofAccounts = operations.filter(
    ({ access, pathParameters }) =>
      access.access === 'authenticated' && pathParameters.every((each) => each === 'workspaceId'),
  );
  const send = ({ method, path }: ApiOperation, json?: Json) =>
    request(server, method, fillPath(path, { workspaceId: owner.workspace.id }), {
      token: owner.accessToken,
      json,
    });
  for (const operation of ofAccounts.filter(
    ({ method, responses }) => method === 'POST' && responses['201'],
  )) {
    const body = exampleBody(operation, owner.apiKeyId);
    for (const field of ['name', 'title']) if (typeof body?.[field] === 'string') body[field] = name;
    await send(operation, body);
  }
  for (const list of ofAccounts.filter(({ method }) => method === 'GET')) {
    const item = operations.find(
      ({ path }) => path !== list.path && path.replace(/\/\{\w+\}$/, '') === list.path,
    );
    const { json } = item ? await send(list) : { json: undefined };
    const found: string[] = Array.isArray(json)
      ? json.flatMap((one) => [one.id, one.user_id]).filter(Boolean)
      : [];
    const parameter = item?.pathParameters.at(-1) ?? '';
    if (found.length > 0) ids.set(parameter, [...(ids.get(parameter) ?? []), ...found]);
  }
  return { owner, ids };
}

/** Everything that an account and its workspace have, in any table. */
export async function rowsOf({ database }: Stage, { workspace, user }: Account): Promise<Json> {
  // The server itself extends the chain of the audit trail a moment later.
  const unsealed = () => database.query('SELECT FROM audit_unsealed');
  await eventually('every event has its place in the chain', unsealed, {
    until: ({ length }) => length === 0,
  });
  const columns = await database.query<{ table: string; column: string }>(
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns
     WHERE table_schema = 'public' AND (column_name IN ('workspace_id', 'user_id')
       OR column_name = 'id' AND table_name IN ('workspaces', 'users')) ORDER BY table_name, column_name`,
  );
  const rows: Record<string, unknown> = {};
  for (const { table, column } of columns)
    rows[`${table}.${column}`] = await database.query(
      `SELECT to_jsonb(t) AS row FROM ${table} t WHERE ${column} IN ($1, $2) ORDER BY t::text`,
      [workspace.id, user.id],
    );
  return rows;
}

export interface Caller {
  name: string;
  headers: (dice: Dice) => string[];
  /** Of which operations it is the expected caller. */
  fits?: ApiOperation['access']['access'];
  /** In whose workspaces it may do something: those of the attackers, none, or any. */
  reaches: 'own' | 'none' | 'any';
}

export interface Attackers {
  tenant: Tenant;
  callers: Caller[];
  /** Their credentials. */
  secrets: string[];
  serviceId: string;
}

/** Every scope that an operation requires. */
const scopes = [
  ...new Set(operations.flatMap(({ access }) => ('scope' in access && access.scope ? [access.scope] : []))),
];

/** A tenant with callers of every kind. */
export async function gatherAttackers(app: Stage, operatorKey: string, dice: Dice): Promise<Attackers> {
  const { server, database } = app;
  const tenant = await settle(app, 'attacker');
  const { owner } = tenant;
  const members = [];
  for (const role of ['admin', 'member', 'viewer'] satisfies Role[])
    members.push(await registerMember(server, database, owner, role));
  tenant.ids.set('userId', [owner.user.id, ...members.map(({ user }) => user.id)]);
  const narrow = await createKey(server, owner, { scopes: [dice.of(scopes), dice.of(scopes)] });
  const outsider = await register(server);
  const service = await registerResourceServer(server, operatorKey, `attackers-${randomUUID()}`);
  const secrets: string[] = [owner, ...members].flatMap((one) => [one.apiKey, one.accessToken]);
  secrets.push(narrow.key, service.secret, owner.webhookSigningSecret, owner.cookie.replace(/^.*?=/, ''));

  const bearer = (token: string) => (): string[] => [`Authorization: Bearer ${token}`];
  const key = (): string[] => [`X-API-Key: ${owner.apiKey}`];
  const basic = Buffer.from(`${service.name}:${service.secret}`).toString('base64');
  const callers: Caller[] = [
    { name: 'nobody', headers: () => [], fits: 'public', reaches: 'none' },
    { name: 'cookie', headers: () => [`Cookie: ${owner.cookie}`], fits: 'public', reaches: 'none' },
    { name: 'owner', headers: bearer(owner.accessToken), fits: 'authenticated', reaches: 'own' },
    ...members.map(({ role, accessToken }): Caller => ({
      name: role,
      headers: bearer(accessToken),
      reaches: 'own',
    })),
    { name: 'key', headers: key, fits: 'authenticated', reaches: 'own' },
    { name: 'key as bearer', headers: bearer(owner.apiKey), reaches: 'own' },
    { name: 'narrow key', headers: bearer(narrow.key), reaches: 'own' },
    { name: 'outsider', headers: bearer(outsider.accessToken), reaches: 'none' },
    { name: 'key of an outsider', headers: bearer(outsider.apiKey), reaches: 'none' },
    { name: 'operator', headers: bearer(operatorKey), fits: 'operator', reaches: 'any' },
    {
      name: 'service',
      headers: () => [`Authorization: Basic ${basic}`],
      fits: 'resource_server',
      reaches: 'none',
    },
    { name: 'malformed', headers: (own) => malformedCredentials(own, secrets), reaches: 'none' },
    { name: 'two', headers: () => [...key(), ...bearer(owner.accessToken)()], reaches: 'none' },
  ];
  return { tenant, callers, secrets, serviceId: service.id };
}
