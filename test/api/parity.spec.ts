import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { useServer } from '../support/app.js';
import {
  register,
  request,
  type Account,
  type Json,
  type RequestOptions,
  type Response,
} from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { expectProblem } from '../support/expect-problem.js';
import { type ApiOperation, exampleBody, fillPath, operations } from '../support/openapi.js';

/**
 * Walks the OpenAPI document: every route with no credential, with a key (in either header) and with a token. New
 * routes are covered automatically.
 */
const app = useServer();

const protectedOperations = operations.filter(({ access }) => access.access === 'authenticated');
const forBoth = protectedOperations.filter(({ access }) => 'kinds' in access && access.kinds === 'any');
const forUsers = protectedOperations.filter(({ access }) => 'kinds' in access && access.kinds === 'user');

describe('Every protected route', () => {
  it.each(protectedOperations.map((operation) => [operation.name, operation] as const))(
    '%s answers 401 with a bare challenge to a caller without a credential',
    async (_title, operation) => {
      const response = await send(operation, {}, anyIds(operation));
      expectProblem(response, 401, 'missing_credentials');
      expect(response.headers.get('www-authenticate')).toBe('Bearer realm="latchkey"');
    },
  );
});

describe('Every route for both schemes', () => {
  it.each(forBoth.map((operation) => [operation.name, operation] as const))(
    '%s answers alike to a key in X-API-Key, a key as bearer, and an access token',
    async (_title, operation) => {
      const answers: Response[] = [];
      for (const scheme of ['X-API-Key', 'Bearer key', 'Bearer token'] as const) {
        // Each gets its own workspace, because the route may delete it.
        const account = await register(app.server);
        // The usage shown in a response must not depend on the credential that asks.
        await request(app.server, 'GET', '/api/v1/me', { apiKey: account.apiKey });
        const ids = await makeResources(account, operation);
        if (operation.path.includes('/audit-chain')) await sealed(account);
        answers.push(await send(operation, credentialOf(account, scheme), ids));
      }
      const [first, ...others] = answers.map(shapeOf);
      expect(first?.status).not.toBe(401);
      for (const other of others) expect(other).toEqual(first);
    },
  );
});

describe('Every route reserved for people', () => {
  it.each(forUsers.map((operation) => [operation.name, operation] as const))(
    '%s refuses a key with 403 and accepts a user',
    async (_title, operation) => {
      const account = await register(app.server);
      const ids = { ...anyIds(operation), workspaceId: account.workspace.id };
      const refused = await send(operation, { apiKey: account.apiKey }, ids);
      expectProblem(refused, 403, 'user_required');
      const served = await send(operation, { token: account.accessToken }, ids);
      expect([401, 403]).not.toContain(served.status);
    },
  );
});

describe('Every public route', () => {
  it.each(
    operations
      // Routes that end or renew a session read its cookie, and declare that.
      .filter(({ access, security }) => access.access === 'public' && security?.length === 0)
      .map((operation) => [operation.name, operation] as const),
  )('%s asks for no credential', async (_title, operation) => {
    const response = await send(operation, {}, anyIds(operation));
    expect(response.json?.code).not.toBe('missing_credentials');
    expect(response.status).toBeLessThan(500);
  });
});

/** The chain follows a moment after its events. */
const sealed = ({ workspace, accessToken: token }: Account): Promise<boolean> =>
  eventually('the first events are sealed', async () => {
    const path = `/api/v1/workspaces/${workspace.id}/audit-chain`;
    return (await request(app.server, 'GET', path, { token })).json.length > 0;
  });

function credentialOf(account: Account, scheme: 'X-API-Key' | 'Bearer key' | 'Bearer token'): RequestOptions {
  if (scheme === 'X-API-Key') return { apiKey: account.apiKey };
  return { token: scheme === 'Bearer key' ? account.apiKey : account.accessToken };
}

const anyIds = ({ pathParameters }: ApiOperation): Record<string, string> =>
  Object.fromEntries(pathParameters.map((name) => [name, randomUUID()]));

function send(
  operation: ApiOperation,
  options: RequestOptions,
  ids: Record<string, string>,
): Promise<Response> {
  const example = exampleBody(operation, ids.keyId ?? randomUUID());
  // If omitted, the signing secret depends on the caller: see webhook-secrets.spec.ts.
  const isEndpoint = operation.method === 'POST' && operation.path.endsWith('/webhook-endpoints');
  const json = isEndpoint ? { ...example, api_key_id: null } : example;
  return request(app.server, operation.method, fillPath(operation.path, ids), {
    ...options,
    ...(json === undefined ? {} : { json }),
  });
}

/** What must be equal: the status, and the names and types of the body's fields. */
const shapeOf = ({ status, json, headers }: Response) => ({
  status,
  type: headers.get('content-type'),
  body: typesOf(json),
  code: json?.code,
});

function typesOf(value: Json): Json {
  if (Array.isArray(value)) return value.slice(0, 1).map(typesOf);
  if (value === null || typeof value !== 'object') return value === null ? 'null' : typeof value;
  return Object.fromEntries(
    Object.entries(value)
      // An intended difference: /me identifies the credential.
      .filter(([name]) => name !== 'key' || typeof value.kind !== 'string')
      // Likewise a key names the credential that created it.
      .filter(([name]) => name !== 'created_by_key')
      .map(([name, member]) => [name, typesOf(member)]),
  );
}

/** Ids of existing things in the account's workspace, by path parameter. */
async function makeResources(
  account: Account,
  { path, pathParameters }: ApiOperation,
): Promise<Record<string, string>> {
  const ids: Record<string, string> = { workspaceId: account.workspace.id };
  const base = `/api/v1/workspaces/${account.workspace.id}`;
  const make = async (path: string, json: Json): Promise<Json> => {
    const response = await request(app.server, 'POST', path, { token: account.accessToken, json });
    expect(response.status).toBe(201);
    return response.json;
  };
  const makers: Record<string, () => Promise<string>> = {
    keyId: async () => (await make(`${base}/api-keys`, { name: 'Another' })).id,
    invitationId: async () => (await make(`${base}/invitations`, { role: 'member' })).id,
    userId: async () => {
      const member = await register(app.server);
      const { token } = await make(`${base}/invitations`, { role: 'member' });
      await request(app.server, 'POST', '/api/v1/invitations/accept', {
        token: member.accessToken,
        json: { token },
      });
      return member.user.id;
    },
  };
  for (const name of pathParameters.filter((parameter) => parameter !== 'workspaceId')) {
    ids[name] = (await makers[name]?.()) ?? (await makeExample(account, path, name)) ?? randomUUID();
  }
  return ids;
}

/**
 * @returns the id of a new record, if the path is that of one record and its route for creation takes the example;
 *   otherwise undefined, and both schemes must agree that it does not exist
 */
async function makeExample(account: Account, path: string, name: string): Promise<string | undefined> {
  const creation = forBoth.find((each) => each.method === 'POST' && path === `${each.path}/{${name}}`);
  if (!creation || creation.pathParameters.length > 0) return undefined;
  const json = exampleBody(creation, randomUUID());
  const made = await request(app.server, 'POST', creation.path, { token: account.accessToken, json });
  return made.status === 201 ? made.json.id : undefined;
}
