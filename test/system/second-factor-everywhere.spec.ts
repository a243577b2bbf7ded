import { expect, it } from '@jest/globals';
import { whoAmI } from '../support/api-keys.js';
import { useOwnServer } from '../support/app.js';
import { login, register, request } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { addApp } from '../support/factors.js';

const app = useOwnServer({ env: { SECOND_FACTOR: 'required' } });

it('A server that requires a second factor lets people do nothing without one except get one, and does not affect keys', async () => {
  const account = await register(app.server);
  const token = account.accessToken;
  const inWorkspace = (accessToken: string) => [
    request(app.server, 'GET', `/api/v1/workspaces/${account.workspace.id}/api-keys`, { token: accessToken }),
    request(app.server, 'GET', '/api/v1/documents', { token: accessToken }),
    request(app.server, 'POST', '/api/v1/documents', { token: accessToken, json: { title: 'x', body: '' } }),
  ];
  for (const refused of await Promise.all(inWorkspace(token))) {
    const { detail } = expectProblem(refused, 403, 'second_factor_missing');
    expect(detail).toMatch(/^This server requires a second factor of everyone\./);
  }
  expect((await whoAmI(app.server, { token })).status).toBe(200);
  expect((await whoAmI(app.server, { apiKey: account.apiKey })).status).toBe(200);
  const written = await request(app.server, 'POST', '/api/v1/documents', {
    apiKey: account.apiKey,
    json: { title: 'x', body: '' },
  });
  expect(written.status).toBe(201);

  const earlier = await login(app.server, account);
  const { code } = await addApp(app.server, account);
  for (const { status } of await Promise.all(inWorkspace(token))) expect(status).toBeLessThan(300);
  for (const refused of await Promise.all(inWorkspace(earlier.accessToken)))
    expectProblem(refused, 403, 'second_factor_missing');
  const proved = await request(app.server, 'POST', '/api/v1/auth/step-up', {
    token: earlier.accessToken,
    json: { code: code() },
  });
  expect(proved.status).toBe(204);
  for (const { status } of await Promise.all(inWorkspace(earlier.accessToken)))
    expect(status).toBeLessThan(300);
  const workspace = await request(app.server, 'GET', `/api/v1/workspaces/${account.workspace.id}`, { token });
  expect(workspace.json).toMatchObject({ require_second_factor: false, second_factor_required_by: 'server' });
});
