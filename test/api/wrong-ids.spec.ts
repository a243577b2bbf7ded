import { beforeAll, describe, expect, it } from '@jest/globals';
import { useServer } from '../support/app.js';
import { type Account, register, request, type Response } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { exampleBody, operations } from '../support/openapi.js';
import { runOperatorTool } from '../support/operator.js';

/**
 * Walks the OpenAPI document: in place of an id, anything else is reported as missing or as an invalid id, and never
 * causes a database error.
 */
const app = useServer();
let owner: Account;
let operatorKey: string;

beforeAll(async () => {
  owner = await register(app.server);
  operatorKey = await runOperatorTool(app.database, 'create', 'Wrong ids');
});

const NO_IDS = [
  'not-a-uuid',
  '0',
  '-1',
  '%00',
  '%27%20OR%201%3D1--',
  '%F0%9F%94%91',
  '0198c0de-0000-7000-8000-00000000000',
  '0198c0de-0000-7000-8000-000000000000x',
  '{0198c0de-0000-7000-8000-000000000000}',
  'x'.repeat(100),
];

const ids = operations.flatMap((operation) =>
  operation.parameters
    .filter(({ schema }) => schema.format === 'uuid')
    .map((parameter) => ({ operation, parameter })),
);

const titled = <Item extends (typeof ids)[number]>(items: Item[]) =>
  items.map((item) => [`${item.operation.name}: ${item.parameter.name}`, item] as const);

/** Sends a request that is valid except for one parameter. */
async function send({ operation, parameter }: (typeof ids)[number], value: string): Promise<Response> {
  const { name, in: place } = parameter;
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, each: string) =>
    place === 'path' && each === name ? value : owner.workspace.id,
  );
  return request(app.server, operation.method, place === 'query' ? `${path}?${name}=${value}` : path, {
    token: operation.access.access === 'operator' ? operatorKey : owner.accessToken,
    ...(operation.bodySchema ? { json: exampleBody(operation, owner.workspace.id) } : {}),
  });
}

describe('In place of an id, anything else', () => {
  it.each(titled(ids.filter(({ parameter }) => parameter.in === 'path')))(
    'is not found in a path: %s',
    async (_title, item) => {
      for (const value of NO_IDS) expect([value, (await send(item, value)).status]).toEqual([value, 404]);
    },
  );

  it.each(titled(ids.filter(({ parameter }) => parameter.in === 'query')))(
    'is named in a filter: %s',
    async (_title, item) => {
      for (const value of NO_IDS) {
        const { errors } = expectProblem(await send(item, value), 400, 'validation_failed');
        expect(errors).toEqual([{ field: item.parameter.name, message: expect.any(String) }]);
      }
    },
  );

  it('is tried in every path and filter that takes one', () => {
    expect(ids.length).toBeGreaterThan(30);
  });
});
