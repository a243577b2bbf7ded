import { beforeAll, describe, expect, it } from '@jest/globals';
import { useOwnServer } from '../support/app.js';
import { type Account, register, request, type RequestOptions, type Response } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { runOperatorTool } from '../support/operator.js';
import type { TestServer } from '../support/server.js';

/** A server for which nobody has created an operator key yet. */
const app = useOwnServer();
let servers: TestServer[];
let account: Account;

beforeAll(async () => {
  servers = [app.server, await app.startInstance()];
  account = await register(app.server);
});

const ROUTES = [
  ['GET', '/api/v1/operator/workspaces'],
  ['GET', '/api/v1/operator/audit-events'],
  ['POST', '/api/v1/operator/resource-servers'],
] as const;

/** The response of each route of each server. */
const answers = (options: RequestOptions): Promise<Response[]> =>
  Promise.all(
    servers.flatMap((server) => ROUTES.map(([method, path]) => request(server, method, path, options))),
  );

describe('operator routes', () => {
  it('do not exist until an operator key is created; from then on every instance tells callers what they lack', async () => {
    const credentials: RequestOptions[] = [{}, { token: account.accessToken }, { apiKey: account.apiKey }];
    for (const credential of credentials) {
      for (const answer of await answers(credential)) expectProblem(answer, 404, 'not_found');
    }

    const operatorKey = await runOperatorTool(app.database, 'create', 'platform team');
    for (const answer of await answers({})) expectProblem(answer, 401, 'missing_credentials');
    for (const answer of await answers({ token: account.accessToken }))
      expectProblem(answer, 403, 'operator_required');
    for (const answer of await answers({ apiKey: account.apiKey }))
      expectProblem(answer, 403, 'operator_required');
    for (const server of servers) {
      const [method, path] = ROUTES[0];
      expect((await request(server, method, path, { token: operatorKey })).status).toBe(200);
    }
  });

  it('also exist when the only operator key has been revoked', async () => {
    const list = await runOperatorTool(app.database, 'list');
    const [id] = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(list) ?? [];
    await runOperatorTool(app.database, 'revoke', String(id));
    for (const answer of await answers({})) expectProblem(answer, 401, 'missing_credentials');
    for (const answer of await answers({ apiKey: account.apiKey }))
      expectProblem(answer, 403, 'operator_required');
  });
});
