import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { useOwnServer } from '../support/app.js';
import { type Account, type Json, register, request, type RequestOptions } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { type ApiOperation, exampleBody, fillPath, operations as allOperations } from '../support/openapi.js';

/**
 * A resource of another workspace is indistinguishable from one that does not exist. The operations come from the
 * server's own OpenAPI document, so new routes are covered automatically.
 */

// Deliveries would keep changing rows of the other workspace by themselves.
const app = useOwnServer({ env: { WORKERS: 'off' } });

/** Ids that a caller could try. */
interface Ids {
  workspaceId: string;
  /** The ids of everything that the workspace and its owner have. */
  resources: string[];
}

let mine: Account;
let theirs: Account;
let foreign: Ids;
let foreignRowsBefore: Json;

beforeAll(async () => {
  theirs = await register(app.server);
  foreign = { workspaceId: theirs.workspace.id, resources: await createOneOfEach(theirs) };
  foreignRowsBefore = await rowsOf(theirs.workspace.id);
});

// The walk destroys what it may: the caller's own workspace and sessions.
beforeEach(async () => {
  mine = await register(app.server);
});

const schemes = [
  { scheme: 'an API key', credential: (): RequestOptions => ({ apiKey: mine.apiKey }) },
  { scheme: 'an access token', credential: (): RequestOptions => ({ token: mine.accessToken }) },
];

const needsCredential = ({ access }: ApiOperation): boolean => access?.access === 'authenticated';
const isInWorkspace = ({ pathParameters }: ApiOperation): boolean => pathParameters.includes('workspaceId');
/** Parameters of `/ext-authz`: what a proxy requires, which belongs to no workspace. */
const REQUIREMENTS = ['audience', 'scopes'];
const otherParameters = ({ pathParameters }: ApiOperation): string[] =>
  pathParameters.filter((name) => name !== 'workspaceId' && !REQUIREMENTS.includes(name));

describe.each(schemes)('with $scheme', ({ credential }) => {
  it('another workspace in the path looks like one that does not exist', async () => {
    const operations = allOperations.filter(
      (operation) => needsCredential(operation) && isInWorkspace(operation),
    );
    expect(operations.length).toBeGreaterThan(9);
    for (const operation of operations) {
      const unknown = await ask(operation, { workspaceId: randomUUID(), resource: randomUUID() });
      for (const resource of otherParameters(operation).length > 0 ? foreign.resources : [randomUUID()]) {
        const known = await ask(operation, { workspaceId: foreign.workspaceId, resource });
        expect(known).toEqual(unknown);
        expect({ operation: operation.name, status: known.status }).toEqual({
          operation: operation.name,
          status: 404,
        });
      }
    }
  });

  it('a resource of another workspace, or of another user, looks like one that does not exist', async () => {
    const operations = allOperations.filter(
      (operation) => needsCredential(operation) && otherParameters(operation).length > 0,
    );
    expect(operations.length).toBeGreaterThan(2);
    for (const operation of operations) {
      const unknown = await ask(operation, { workspaceId: mine.workspace.id, resource: randomUUID() });
      for (const resource of foreign.resources) {
        const known = await ask(operation, { workspaceId: mine.workspace.id, resource });
        expect(known).toEqual(unknown);
        expect({ operation: operation.name, status: known.status }).toEqual({
          operation: operation.name,
          status: isForUsersAlone(operation) ? 403 : 404,
        });
      }
    }
  });

  it('another workspace in X-Workspace-Id looks like one that does not exist', async () => {
    const operations = allOperations.filter(
      (operation) => needsCredential(operation) && !isInWorkspace(operation),
    );
    expect(operations.length).toBeGreaterThan(2);
    for (const operation of operations) {
      const resource = randomUUID();
      const known = await ask(operation, { header: foreign.workspaceId, resource });
      const unknown = await ask(operation, { header: randomUUID(), resource });
      expect(known).toEqual(unknown);
      expect({ operation: operation.name, status: known.status }).toEqual({
        operation: operation.name,
        status: credential().apiKey === undefined ? 404 : 400,
      });
    }
  });

  it('a foreign id in a body or a filter looks like one that does not exist', async () => {
    for (const operation of allOperations.filter(needsCredential)) {
      if (otherParameters(operation).length > 0) continue;
      const filters = operation.parameters.filter(
        (parameter) => parameter.in === 'query' && parameter.schema?.format === 'uuid',
      );
      const bodyTakesIds = JSON.stringify(exampleBody(operation, 'an id') ?? '').includes('an id');
      for (const resource of foreign.resources) {
        const queries = [...(bodyTakesIds ? [''] : []), ...filters.map(({ name }) => `${name}=`)];
        for (const query of queries) {
          const known = await ask(operation, { workspaceId: mine.workspace.id, resource, query });
          const nobodys = { workspaceId: mine.workspace.id, resource: randomUUID(), query };
          expect(known).toEqual(await ask(operation, nobodys));
        }
      }
    }
  });

  interface Target {
    workspaceId?: string;
    header?: string;
    /** The value of all other parameters, and of every id in the body. */
    resource: string;
    /** A filter that takes the resource's id: `target_id=`. */
    query?: string;
  }

  /** Everything that a caller can see of the response, except what identifies this particular request. */
  async function ask(operation: ApiOperation, { workspaceId, header, resource, query = '' }: Target) {
    const values = Object.fromEntries(operation.pathParameters.map((name) => [name, resource]));
    const path = fillPath(operation.path, { ...values, ...(workspaceId ? { workspaceId } : {}) });
    const json = exampleBody(operation, resource);
    const response = await request(
      app.server,
      operation.method,
      query ? `${path}?${query}${resource}` : path,
      {
        ...credential(),
        ...(json === undefined ? {} : { json }),
        headers: header === undefined ? {} : { 'x-workspace-id': header },
      },
    );
    const { request_id: requestId, instance } = response.json ?? {};
    const headers = [...response.headers].filter(([name]) => !['date', 'x-request-id'].includes(name));
    // A message may repeat the requested id.
    const text = [requestId, instance, resource].reduce<string>(
      (rest, own) => rest.replaceAll(String(own), ''),
      response.text,
    );
    return {
      operation: operation.name,
      status: response.status,
      text,
      headers: Object.fromEntries(headers),
    };
  }

  function isForUsersAlone({ access }: ApiOperation): boolean {
    return access.access === 'authenticated' && access.kinds === 'user' && credential().apiKey !== undefined;
  }
});

describe('the walk', () => {
  it('has left the other workspace unchanged', async () => {
    expect(await rowsOf(theirs.workspace.id)).toEqual(foreignRowsBefore);
  });

  it('has requested things that do exist: their owner gets each', async () => {
    const operations = allOperations.filter(
      (operation) =>
        operation.method === 'GET' && needsCredential(operation) && otherParameters(operation).length === 1,
    );
    for (const operation of operations) {
      const statuses = [];
      for (const resource of foreign.resources) {
        const [parameter = ''] = otherParameters(operation);
        const values = { workspaceId: theirs.workspace.id, [parameter]: resource };
        const path = fillPath(operation.path, values);
        statuses.push((await request(app.server, 'GET', path, { token: theirs.accessToken })).status);
      }
      expect({ operation: operation.name, statuses }).toEqual({
        operation: operation.name,
        statuses: expect.arrayContaining([200]),
      });
    }
  });
});

/**
 * Creates everything in the account's workspace that a POST to a collection can create, and returns all existing ids.
 */
async function createOneOfEach(account: Account): Promise<string[]> {
  const ids = [account.user.id, account.apiKeyId, account.workspace.id];
  const collections = allOperations.filter(
    (operation) =>
      operation.method === 'POST' &&
      operation.responses['201'] !== undefined &&
      needsCredential(operation) &&
      otherParameters(operation).length === 0,
  );
  for (const operation of collections) {
    const path = fillPath(operation.path, { workspaceId: account.workspace.id });
    const json = exampleBody(operation, account.apiKeyId);
    const options = { token: account.accessToken, ...(json === undefined ? {} : { json }) };
    const response = await request(app.server, 'POST', path, options);
    if (response.status === 201 && response.json?.id) ids.push(response.json.id);
  }
  const sessions = await app.database.query<{ id: string }>('SELECT id FROM sessions WHERE user_id = $1', [
    account.user.id,
  ]);
  return [...ids, ...sessions.map(({ id }) => id)];
}

/** Everything that belongs to a workspace, in any table. */
async function rowsOf(workspaceId: string): Promise<Json> {
  // The server itself extends the chain of the audit trail a moment later.
  await eventually(
    'every event has its place in the chain',
    () => app.database.query('SELECT FROM audit_unsealed'),
    { until: ({ length }) => length === 0 },
  );
  const tables = await app.database.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = 'workspace_id' ORDER BY table_name`,
  );
  const rows: Record<string, unknown> = {};
  for (const { name } of tables) {
    const sql = `SELECT to_jsonb(t) AS row FROM ${name} t WHERE workspace_id = $1 ORDER BY t::text`;
    rows[name] = await app.database.query(sql, [workspaceId]);
  }
  return rows;
}
