import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { useServer } from '../support/app.js';
import {
  type Account,
  type Json,
  login,
  register,
  request,
  type RequestOptions,
  type Response,
} from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { addApp, ageProof } from '../support/factors.js';
import { type ApiOperation, fillPath, openApiDocument, operations } from '../support/openapi.js';

/** Response fields that are secrets, or lead to some. */
const SECRETS = [
  'key',
  'secret',
  'token',
  'webhook_signing_secret',
  'signing_secret',
  'recovery_codes',
  'otpauth_uri',
];

const app = useServer();

const stepUpOf = ({ access }: ApiOperation): string | undefined =>
  access.access === 'authenticated' ? access.stepUp : undefined;

const askingAlways = operations.filter((operation) => stepUpOf(operation) === 'always');
const askingWithFactor = operations.filter((operation) => stepUpOf(operation) === 'with_factor');

describe('authentication within the last ten minutes', () => {
  let account: Account;
  let protectedAccount: Account;

  /** Someone whose session is an hour old. */
  async function registerEarlier({ withApp }: { withApp: boolean }): Promise<Account> {
    const earlier = await register(app.server);
    if (withApp) await addApp(app.server, earlier);
    const sessionId = earlier.cookie.replace(/^.*?=/, '').split('.')[0] as string;
    await ageProof(app.database, sessionId, '1 hour');
    return earlier;
  }

  beforeAll(async () => {
    account = await registerEarlier({ withApp: false });
    protectedAccount = await registerEarlier({ withApp: true });
  });

  const call = (
    { method, path, pathParameters }: ApiOperation,
    { workspace }: Account,
    options: RequestOptions,
  ): Promise<Response> =>
    request(
      app.server,
      method,
      fillPath(path, {
        ...Object.fromEntries(pathParameters.map((name) => [name, randomUUID()])),
        workspaceId: workspace.id,
      }),
      method === 'DELETE' ? options : { ...options, json: {} },
    );

  it('is required by every route that shows a user a secret', () => {
    const showing = operations.filter(
      (operation) => operation.access.access === 'authenticated' && showsSecret(operation),
    );
    expect(showing.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['createApiKey', 'rotateApiKey', 'createInvitation', 'createRecoveryCodes']),
    );
    expect(showing.filter((operation) => stepUpOf(operation) !== 'always').map(({ id }) => id)).toEqual([]);
  });

  it.each(askingAlways.map((operation) => [operation.id, operation] as const))(
    '%s: refuses a session that proves nothing, and never asks a key',
    async (_id, operation) => {
      const refused = await call(operation, account, { token: account.accessToken });
      expect(expectProblem(refused, 403, 'step_up_required').accepted).toEqual(['password']);
      const withApp = await call(operation, protectedAccount, { token: protectedAccount.accessToken });
      expect(expectProblem(withApp, 403, 'step_up_required').accepted).toEqual(['code', 'recovery_code']);
      // The other tests need the workspace.
      if (operation.id === 'deleteWorkspace') return;
      const byKey = await call(operation, account, { apiKey: account.apiKey });
      expect(byKey.json?.code).not.toBe('step_up_required');
    },
  );

  it.each(askingWithFactor.map((operation) => [operation.id, operation] as const))(
    '%s: asks only accounts with a second factor; the others send the password along',
    async (_id, operation) => {
      const json = {
        current_password: 'wrong',
        new_password: 'an entirely new passphrase',
        email: 'a@b.example',
      };
      const path = operation.path;
      const send = ({ accessToken: token }: Account) =>
        request(app.server, operation.method, path, { token, json });
      expectProblem(await send(protectedAccount), 403, 'step_up_required');
      const other = await send(account);
      expect(other.json.code).toMatch(/^(current_password_wrong|validation_failed|mail_not_configured)$/);
    },
  );

  it('is required of a session that began before the second factor, however recently', async () => {
    const owner = await register(app.server);
    const { accessToken: token } = await login(app.server, owner);
    const authenticator = await addApp(app.server, owner);
    const path = '/api/v1/auth/factors/recovery-codes';
    expectProblem(await request(app.server, 'POST', path, { token }), 403, 'step_up_required');
    const json = { code: authenticator.code() };
    expect((await request(app.server, 'POST', '/api/v1/auth/step-up', { token, json })).status).toBe(204);
    expect((await request(app.server, 'POST', path, { token })).status).toBe(201);
  });

  it('is not required for ending authority', () => {
    const ending = [
      'revokeApiKey',
      'revokeApiKeys',
      'endSession',
      'endOtherSessions',
      'logout',
      'removeMember',
    ];
    const found = operations.filter(({ id }) => ending.includes(id));
    expect(found).toHaveLength(ending.length);
    expect(found.filter((operation) => stepUpOf(operation) !== undefined)).toEqual([]);
  });
});

const showsSecret = ({ responses }: ApiOperation): boolean =>
  Object.entries(responses)
    .filter(([status]) => status.startsWith('2'))
    .some(([, { content }]) => propertiesOf(content?.['application/json']?.schema).some(isSecret));

/** The `key` of a principal is not a secret, but an object describing a key. */
const isSecret = ([name, schema]: [string, Json]): boolean =>
  SECRETS.includes(name) && schema.type !== undefined;

function propertiesOf(schema: Json): [string, Json][] {
  if (!schema) return [];
  if (schema.$ref) return propertiesOf(openApiDocument.components.schemas[schema.$ref.split('/').at(-1)]);
  return [
    ...Object.entries<Json>(schema.properties ?? {}),
    ...(schema.allOf ?? []).flatMap(propertiesOf),
    ...propertiesOf(schema.items),
  ];
}
