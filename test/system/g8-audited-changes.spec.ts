import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { useOwnServer } from '../support/app.js';
import { auditedTables } from '../support/audited-tables.js';
import { type Account, login, register, request, type RequestOptions } from '../support/client.js';
import { changeByHand } from '../support/by-hand.js';
import { approveCliLogin, waitingCommand } from '../support/cli-login.js';
import { addApp, codeOf } from '../support/factors.js';
import { addPasskey, Authenticator, optionsFrom, originOf } from '../support/passkeys.js';
import { type KeyServer, newSigningKey, signedAsGithub, startKeyServer } from '../support/github.js';
import { startIdentityProvider } from '../support/identity-provider.js';
import { type ApiOperation, exampleBody, operations } from '../support/openapi.js';
import { registerResourceServer, runOperatorTool, serversPath } from '../support/operator.js';
import { startMailboxes, tokenIn } from '../support/smtp.js';
import { insertProvider } from '../support/workspace-sso.js';
import { invite, registerMember } from '../support/workspaces.js';

/** Every change leaves an audit row, in the same transaction. */

const mailboxes = await startMailboxes();
const identityProvider = await startIdentityProvider('acme', 'http://latchkey.test');
const github = newSigningKey();
let keyServer: KeyServer;
// Set before the tests' server starts, which needs the address. An endpoint's host never resolves, so nothing is
// delivered to its actual owner.
const env: Record<string, string> = {
  SMTP_URL: mailboxes.url,
  MAIL_FROM: 'no-reply@acme.dev',
  WEBHOOK_DNS_SERVERS: '127.0.0.1:9',
  // For the identity provider.
  WEBHOOK_ALLOW_PRIVATE: '127.0.0.0/8',
};
beforeAll(async () => {
  keyServer = await startKeyServer([github]);
  env['GITHUB_SECRET_SCANNING_KEYS_URL'] = keyServer.url;
});
afterAll(async () => {
  await keyServer.close();
  await identityProvider.stop();
  await mailboxes.goAway();
});

const app = useOwnServer({ env });

/** Makes a change with a fresh account, and gives its name in the audit trail. */
type Scenario = (account: Account) => Promise<{ action: unknown; path: string; options: RequestOptions }>;

const omitId = ({ id: _id, ...rest }: { id: string }): object => rest;

const workspacePath = (account: Account): string => `/api/v1/workspaces/${account.workspace.id}`;
const own = (account: Account): RequestOptions => ({ token: account.accessToken });

async function created(account: Account, path: string, json: unknown): Promise<string> {
  const response = await request(app.server, 'POST', path, { ...own(account), json });
  expect(response.status).toBe(201);
  return `${path}/${response.json.id}`;
}

async function memberOf(account: Account): Promise<string> {
  const member = await registerMember(app.server, app.database, account, 'member');
  return `${workspacePath(account)}/members/${member.user.id}`;
}

const pathOfReset = (account: Account, member: Account): string =>
  `${workspacePath(account)}/members/${member.user.id}/factor-reset`;

/** A member whose second factor an owner may reset: long enough in the workspace, with a confirmed address. */
async function memberWithFactor(account: Account): Promise<Account> {
  const member = await registerMember(app.server, app.database, account, 'member');
  await addApp(app.server, member);
  await changeByHand(
    app.database,
    `UPDATE memberships SET created_at = created_at - interval '8 days' WHERE user_id = '${member.user.id}';
     UPDATE users SET email_verified_at = clock_timestamp() WHERE id = '${member.user.id}'`,
  );
  return member;
}

async function memberWithReset(account: Account): Promise<Account> {
  await addApp(app.server, account);
  const member = await memberWithFactor(account);
  const asked = await request(app.server, 'PUT', pathOfReset(account, member), own(account));
  expect(asked.status).toBe(200);
  return member;
}

/** A waiting device, and the user's decision about it. */
async function decisionOnDevice(account: Account, decision: 'approve' | 'deny') {
  const { json } = await request(app.server, 'POST', '/api/v1/auth/device-login', {
    json: { device_name: 'build-7' },
  });
  return {
    deviceCode: json.device_code as string,
    path: `/api/v1/auth/device-login/${decision}`,
    options: { ...own(account), json: { user_code: json.user_code } },
  };
}

let madeOperatorKey: Promise<string> | undefined;
const operatorKey = (): Promise<string> =>
  (madeOperatorKey ??= runOperatorTool(app.database, 'create', 'platform team'));

const onResourceServer =
  (action: string, json?: unknown, ...rest: string[]): Scenario =>
  async () => {
    const token = await operatorKey();
    const { id } = await registerResourceServer(app.server, token, `s${randomUUID()}`);
    return {
      action,
      path: serversPath(id, ...rest),
      options: { token, ...(json === undefined ? {} : { json }) },
    };
  };

const suspension = { reason: 'The invoice of March is open.' };

/**
 * A change by the server's operator.
 *
 * @param path of its target, for an account
 */
const byOperator =
  (action: string, path: (account: Account) => string, verb: string): Scenario =>
  async (account) => {
    const token = await operatorKey();
    const suspend = { token, json: suspension };
    if (verb === 'restore') await request(app.server, 'POST', `${path(account)}/suspend`, suspend);
    return { action, path: `${path(account)}/${verb}`, options: verb === 'suspend' ? suspend : { token } };
  };
const operatorWorkspace = ({ workspace }: Account): string => `/api/v1/operator/workspaces/${workspace.id}`;
const operatorUser = ({ user }: Account): string => `/api/v1/operator/users/${user.id}`;

const onKey =
  (action: string, json?: unknown, suffix = ''): Scenario =>
  async (account) => {
    const path = await created(account, `${workspacePath(account)}/api-keys`, { name: 'A key' });
    return {
      action,
      path: path + suffix,
      options: { ...own(account), ...(json === undefined ? {} : { json }) },
    };
  };

const USUAL_ACTIONS: Record<string, RegExp> = {
  POST: /\.created$/,
  PUT: /\.updated$/,
  PATCH: /\.updated$/,
  DELETE: /\.deleted$/,
};

/**
 * For an ordinary resource, which is created at its own path and changed below it, with the example body of its schema.
 * It needs no scenario here.
 */
function usualScenario({ method, path, bodySchema }: ApiOperation): Scenario | undefined {
  const [, collection = ''] = /^(\/api\/v1\/[a-z-]+)(\/\{\w+\})?$/.exec(path) ?? [];
  const creation = operations.find(
    (operation) => operation.method === 'POST' && operation.path === collection,
  );
  const action = USUAL_ACTIONS[method];
  if (!creation || !action) return undefined;
  return async (account) => {
    const body = (of: ApiOperation) => exampleBody(of, account.workspace.id);
    return {
      action: expect.stringMatching(action),
      path: path === collection ? path : await created(account, collection, body(creation)),
      options: {
        apiKey: account.apiKey,
        ...(bodySchema ? { json: body({ method, path, bodySchema } as ApiOperation) } : {}),
      },
    };
  };
}

const serviceAccountBody = { name: 'Nightly export', role: 'member' };

const onServiceAccount =
  (action: string, json?: unknown): Scenario =>
  async (account) => ({
    action,
    path: await created(account, `${workspacePath(account)}/service-accounts`, serviceAccountBody),
    options: { ...own(account), ...(json === undefined ? {} : { json }) },
  });

const endpointBody = ({ apiKeyId }: Account) => ({
  url: 'https://example.com/webhooks',
  events: ['api_key.created'],
  api_key_id: apiKeyId,
});

const onEndpoint =
  (action: string, json?: unknown, suffix = ''): Scenario =>
  async (account) => {
    const path = await created(account, `${workspacePath(account)}/webhook-endpoints`, endpointBody(account));
    const options = { ...own(account), ...(json === undefined ? {} : { json }) };
    return { action, path: path + suffix, options };
  };

/** By method and path, with `{}` for every parameter. */
const scenarios: Record<string, Scenario> = {
  'POST /api/v1/workspaces': async (account) => ({
    action: 'workspace.created',
    path: '/api/v1/workspaces',
    options: { ...own(account), json: { name: 'Acme' } },
  }),
  'PATCH /api/v1/workspaces/{}': async (account) => ({
    action: 'workspace.updated',
    path: workspacePath(account),
    options: { apiKey: account.apiKey, json: { name: 'Acme' } },
  }),
  'DELETE /api/v1/workspaces/{}': async (account) => ({
    action: 'workspace.deleted',
    path: workspacePath(account),
    options: own(account),
  }),
  'PATCH /api/v1/workspaces/{}/members/{}': async (account) => ({
    action: 'member.role_changed',
    path: await memberOf(account),
    options: { token: account.accessToken, json: { role: 'admin' } },
  }),
  'DELETE /api/v1/workspaces/{}/members/{}': async (account) => ({
    action: 'member.removed',
    path: await memberOf(account),
    options: own(account),
  }),
  'POST /api/v1/workspaces/{}/members/{}/remove': async (account) => ({
    action: 'member.removed',
    path: `${await memberOf(account)}/remove`,
    options: { ...own(account), json: { transfers: [] } },
  }),
  'POST /api/v1/workspaces/{}/invitations': async (account) => ({
    action: 'invitation.created',
    path: `${workspacePath(account)}/invitations`,
    options: { token: account.accessToken, json: { role: 'viewer' } },
  }),
  'DELETE /api/v1/workspaces/{}/invitations/{}': async (account) => ({
    action: 'invitation.revoked',
    path: await created(account, `${workspacePath(account)}/invitations`, { role: 'viewer' }),
    options: own(account),
  }),
  'POST /api/v1/invitations/accept': async (account) => {
    const host = await register(app.server);
    const { token } = await invite(app.server, host, host.workspace.id, { role: 'viewer' });
    return {
      action: 'invitation.accepted',
      path: '/api/v1/invitations/accept',
      options: { ...own(account), json: { token } },
    };
  },
  'POST /api/v1/workspaces/{}/api-keys': async (account) => ({
    action: 'api_key.created',
    path: `${workspacePath(account)}/api-keys`,
    options: { ...own(account), json: { name: 'A key' } },
  }),
  'PATCH /api/v1/workspaces/{}/api-keys/{}': onKey('api_key.updated', { name: 'Another name' }),
  'PUT /api/v1/workspaces/{}/key-policy': async (account) => ({
    action: 'workspace.key_policy_changed',
    path: `${workspacePath(account)}/key-policy`,
    options: { ...own(account), json: { require_scopes: true, grace_days: 30 } },
  }),
  'PUT /api/v1/workspaces/{}/sso/identity-provider': async (account) => ({
    action: 'workspace.identity_provider_set',
    path: `${workspacePath(account)}/sso/identity-provider`,
    options: { ...own(account), json: omitId(identityProvider.entry) },
  }),
  'PATCH /api/v1/workspaces/{}/sso': async (account) => {
    await addApp(app.server, account);
    await insertProvider(app.database, account.workspace.id, { enforced: true });
    return {
      action: 'workspace.sso_relaxed',
      path: `${workspacePath(account)}/sso`,
      options: { ...own(account), json: { enforced: false } },
    };
  },
  'DELETE /api/v1/workspaces/{}/sso/identity-provider': async (account) => {
    await insertProvider(app.database, account.workspace.id, { enforced: false });
    return {
      action: 'workspace.identity_provider_removed',
      path: `${workspacePath(account)}/sso/identity-provider`,
      options: own(account),
    };
  },
  'POST /api/v1/workspaces/{}/api-keys/revoke': async (account) => ({
    action: 'workspace.api_keys_revoked',
    path: `${workspacePath(account)}/api-keys/revoke`,
    options: { ...own(account), json: { all: true } },
  }),
  'DELETE /api/v1/workspaces/{}/members/{}/sessions': async (account) => ({
    action: 'member.sessions_ended',
    path: `${await memberOf(account)}/sessions`,
    options: own(account),
  }),
  'PUT /api/v1/workspaces/{}/members/{}/factor-reset': async (account) => {
    await addApp(app.server, account);
    return {
      action: 'member.factor_reset_requested',
      path: pathOfReset(account, await memberWithFactor(account)),
      options: own(account),
    };
  },
  'DELETE /api/v1/workspaces/{}/members/{}/factor-reset': async (account) => ({
    action: 'member.factor_reset_stopped',
    path: pathOfReset(account, await memberWithReset(account)),
    options: own(account),
  }),
  'DELETE /api/v1/auth/factor-reset': async (account) => ({
    action: 'member.factor_reset_stopped',
    path: '/api/v1/auth/factor-reset',
    options: own(await memberWithReset(account)),
  }),
  'POST /api/v1/auth/factor-reset/stop': async (account) => {
    const { email } = await memberWithReset(account);
    const token = tokenIn(await mailboxes.mailTo(email, /^Your second factors will be removed/));
    return {
      action: 'member.factor_reset_stopped',
      path: '/api/v1/auth/factor-reset/stop',
      options: { json: { token } },
    };
  },
  'DELETE /api/v1/workspaces/{}/api-keys/{}': onKey('api_key.revoked'),
  'POST /api/v1/workspaces/{}/api-keys/{}/rotate': onKey('api_key.rotated', {}, '/rotate'),
  'POST /api/v1/workspaces/{}/api-keys/{}/transfer': async (account) => {
    const accounts = `${workspacePath(account)}/service-accounts`;
    const serviceAccount = await created(account, accounts, serviceAccountBody);
    const json = { service_account_id: serviceAccount.slice(accounts.length + 1) };
    return onKey('api_key.transferred', json, '/transfer')(account);
  },
  'POST /api/v1/secret-scanning/github': async (account) => ({
    action: 'api_key.leaked',
    path: '/api/v1/secret-scanning/github',
    options: signedAsGithub(github, [{ token: account.apiKey, type: 'a_key', url: '', source: 'commit' }]),
  }),
  'POST /api/v1/workspaces/{}/service-accounts': async (account) => ({
    action: 'service_account.created',
    path: `${workspacePath(account)}/service-accounts`,
    options: { ...own(account), json: serviceAccountBody },
  }),
  'PATCH /api/v1/workspaces/{}/service-accounts/{}': onServiceAccount('service_account.updated', {
    role: 'viewer',
  }),
  'DELETE /api/v1/workspaces/{}/service-accounts/{}': onServiceAccount('service_account.deleted'),
  'POST /api/v1/workspaces/{}/webhook-endpoints': async (account) => ({
    action: 'webhook_endpoint.created',
    path: `${workspacePath(account)}/webhook-endpoints`,
    options: { ...own(account), json: endpointBody(account) },
  }),
  'PATCH /api/v1/workspaces/{}/webhook-endpoints/{}': onEndpoint('webhook_endpoint.updated', {
    description: 'Another',
  }),
  'DELETE /api/v1/workspaces/{}/webhook-endpoints/{}': onEndpoint('webhook_endpoint.deleted'),
  'POST /api/v1/workspaces/{}/webhook-endpoints/{}/rotate-secret': onEndpoint(
    'webhook_endpoint.secret_rotated',
    undefined,
    '/rotate-secret',
  ),
  'POST /api/v1/workspaces/{}/webhook-endpoints/{}/transfer': async (account) => {
    const accounts = `${workspacePath(account)}/service-accounts`;
    const serviceAccount = await created(account, accounts, { ...serviceAccountBody, role: 'admin' });
    const json = { service_account_id: serviceAccount.slice(accounts.length + 1) };
    return onEndpoint('webhook_endpoint.transferred', json, '/transfer')(account);
  },
  'POST /api/v1/workspaces/{}/webhook-endpoints/{}/test': onEndpoint(
    'webhook_endpoint.tested',
    undefined,
    '/test',
  ),
  'POST /api/v1/workspaces/{}/webhook-endpoints/{}/deliveries/{}/redeliver': async (account) => {
    const path = await created(account, `${workspacePath(account)}/webhook-endpoints`, endpointBody(account));
    const { json } = await request(app.server, 'POST', `${path}/test`, own(account));
    return {
      action: 'webhook_delivery.redelivered',
      path: `${path}/deliveries/${json.id}/redeliver`,
      options: own(account),
    };
  },
  'POST /api/v1/auth/register': async () => ({
    action: 'account.created',
    path: '/api/v1/auth/register',
    options: { json: { email: `${randomUUID()}@example.com`, password: randomUUID() } },
  }),
  'POST /api/v1/auth/login': async ({ email, password }) => ({
    action: 'session.started',
    path: '/api/v1/auth/login',
    options: { json: { email, password } },
  }),
  'POST /api/v1/auth/login/second-factor': async (account) => {
    const authenticator = await addApp(app.server, account);
    const { email, password } = account;
    const { json } = await request(app.server, 'POST', '/api/v1/auth/login', {
      json: { email, password },
      address: '198.51.100.9',
    });
    return {
      action: 'session.started',
      path: '/api/v1/auth/login/second-factor',
      options: { json: { challenge: json.challenge, code: authenticator.code() } },
    };
  },
  'POST /api/v1/auth/step-up': async (account) => ({
    action: 'session.stepped_up',
    path: '/api/v1/auth/step-up',
    options: { ...own(account), json: { password: account.password } },
  }),
  'POST /api/v1/auth/cli-login/authorize': async (account) => ({
    action: 'account.cli_login_approved',
    path: '/api/v1/auth/cli-login/authorize',
    options: {
      ...own(account),
      json: { code_challenge: waitingCommand().codeChallenge, port: 53_682, device_name: 'build-7' },
    },
  }),
  'POST /api/v1/auth/cli-login/token': async (account) => {
    const command = waitingCommand();
    const { code } = (await approveCliLogin(app.server, account.accessToken, command)).json;
    return {
      action: 'session.started',
      path: '/api/v1/auth/cli-login/token',
      options: { json: { code, code_verifier: command.codeVerifier, port: command.port } },
    };
  },
  'POST /api/v1/auth/device-login/approve': async (account) => ({
    action: 'account.cli_login_approved',
    ...(await decisionOnDevice(account, 'approve')),
  }),
  'POST /api/v1/auth/device-login/deny': async (account) => ({
    action: 'account.cli_login_denied',
    ...(await decisionOnDevice(account, 'deny')),
  }),
  'POST /api/v1/auth/device-login/token': async (account) => {
    const { deviceCode, path, options } = await decisionOnDevice(account, 'approve');
    await request(app.server, 'POST', path, options);
    return {
      action: 'session.started',
      path: '/api/v1/auth/device-login/token',
      options: { json: { device_code: deviceCode } },
    };
  },
  'POST /api/v1/auth/factors/totp': async (account) => ({
    action: 'account.factor_begun',
    path: '/api/v1/auth/factors/totp',
    options: { ...own(account), json: {} },
  }),
  'POST /api/v1/auth/factors/{}/confirm': async (account) => {
    const begun = await request(app.server, 'POST', '/api/v1/auth/factors/totp', {
      ...own(account),
      json: {},
    });
    return {
      action: 'account.factor_added',
      path: `/api/v1/auth/factors/${begun.json.id}/confirm`,
      options: { ...own(account), json: { code: codeOf(begun.json.secret) } },
    };
  },
  'POST /api/v1/auth/factors/passkeys': async (account) => ({
    action: 'account.factor_added',
    path: '/api/v1/auth/factors/passkeys',
    options: {
      ...own(account),
      json: {
        attestation: new Authenticator(originOf(app.server)).create(
          await optionsFrom(app.server, '/api/v1/auth/factors/passkeys/options', account, '198.51.100.9'),
        ),
      },
    },
  }),
  'POST /api/v1/auth/passkey-login': async (account) => {
    const { authenticator } = await addPasskey(app.server, account);
    const options = await optionsFrom(
      app.server,
      '/api/v1/auth/passkey-login/options',
      undefined,
      '198.51.100.9',
    );
    return {
      action: 'session.started',
      path: '/api/v1/auth/passkey-login',
      options: { json: { assertion: authenticator.get(options) } },
    };
  },
  'PATCH /api/v1/auth/factors/{}': async (account) => ({
    action: 'account.factor_renamed',
    path: `/api/v1/auth/factors/${(await addApp(app.server, account)).factorId}`,
    options: { ...own(account), json: { name: 'Phone' } },
  }),
  'DELETE /api/v1/auth/factors/{}': async (account) => ({
    action: 'account.factor_removed',
    path: `/api/v1/auth/factors/${(await addApp(app.server, account)).factorId}`,
    options: own(account),
  }),
  'POST /api/v1/auth/factors/recovery-codes': async (account) => {
    await addApp(app.server, account);
    return {
      action: 'account.recovery_codes_created',
      path: '/api/v1/auth/factors/recovery-codes',
      options: own(account),
    };
  },
  'DELETE /api/v1/auth/identities/{}': async (account) => {
    const id = randomUUID();
    await changeByHand(
      app.database,
      `INSERT INTO identities (id, user_id, issuer, subject)
       VALUES ('${id}', '${account.user.id}', 'https://id.acme.dev', '${id}')`,
    );
    return {
      action: 'account.identity_unlinked',
      path: `/api/v1/auth/identities/${id}`,
      options: own(account),
    };
  },
  'POST /api/v1/auth/logout': async (account) => ({
    action: 'session.ended',
    path: '/api/v1/auth/logout',
    options: own(account),
  }),
  'DELETE /api/v1/auth/sessions/{}': async (account) => {
    await login(app.server, account);
    const { json } = await request(app.server, 'GET', '/api/v1/auth/sessions', own(account));
    return {
      action: 'session.ended',
      path: `/api/v1/auth/sessions/${json[0].id}`,
      options: own(account),
    };
  },
  'DELETE /api/v1/auth/sessions': async (account) => {
    await login(app.server, account);
    return { action: 'session.ended', path: '/api/v1/auth/sessions', options: own(account) };
  },
  'PUT /api/v1/auth/password': async (account) => ({
    action: 'account.password_changed',
    path: '/api/v1/auth/password',
    options: { ...own(account), json: { current_password: account.password, new_password: randomUUID() } },
  }),
  'DELETE /api/v1/me': async (account) => ({
    action: 'account.deleted',
    path: '/api/v1/me',
    options: { token: account.accessToken, json: { current_password: account.password } },
  }),
  'PATCH /api/v1/me': async (account) => ({
    action: 'account.updated',
    path: '/api/v1/me',
    options: { ...own(account), json: { name: 'Ada' } },
  }),
  'POST /api/v1/auth/password/reset': async ({ email }) => {
    await request(app.server, 'POST', '/api/v1/auth/password/forgot', { json: { email } });
    const token = tokenIn(await mailboxes.mailTo(email, /^Reset your password/));
    return {
      action: 'account.password_reset',
      path: '/api/v1/auth/password/reset',
      options: { json: { token, new_password: randomUUID() } },
    };
  },
  'PUT /api/v1/auth/email': async (account) => ({
    action: 'account.email_change_requested',
    path: '/api/v1/auth/email',
    options: {
      ...own(account),
      json: { email: `${randomUUID()}@example.com`, current_password: account.password },
    },
  }),
  'POST /api/v1/auth/email/verification': async (account) => ({
    action: 'account.email_verification_requested',
    path: '/api/v1/auth/email/verification',
    options: own(account),
  }),
  'POST /api/v1/auth/email/verify': async (account) => {
    await request(app.server, 'POST', '/api/v1/auth/email/verification', own(account));
    const token = tokenIn(await mailboxes.mailTo(account.email, /^Confirm/));
    return {
      action: 'account.email_verified',
      path: '/api/v1/auth/email/verify',
      options: { json: { token } },
    };
  },
  'POST /api/v1/operator/resource-servers': async () => ({
    action: 'resource_server.created',
    path: serversPath(),
    options: { token: await operatorKey(), json: { name: 'billing', title: 'Billing' } },
  }),
  'PATCH /api/v1/operator/resource-servers/{}': onResourceServer('resource_server.updated', {
    title: 'Bills',
  }),
  'DELETE /api/v1/operator/resource-servers/{}': onResourceServer('resource_server.deleted'),
  'POST /api/v1/operator/resource-servers/{}/rotate-secret': onResourceServer(
    'resource_server.secret_rotated',
    { overlap_seconds: 60 },
    'rotate-secret',
  ),
  'PUT /api/v1/operator/resource-servers/{}/scopes': onResourceServer(
    'resource_server.scopes_changed',
    [{ scope: 'invoices:read', role: 'viewer', title: 'Read invoices' }],
    'scopes',
  ),
  'POST /api/v1/workspaces/{}/api-keys/import': async (account) => ({
    action: 'api_key.imported',
    path: `${workspacePath(account)}/api-keys/import`,
    options: {
      ...own(account),
      json: { keys: [{ sha256: randomBytes(32).toString('hex'), name: 'Imported', key_prefix: 'lk_0000' }] },
    },
  }),
  'PATCH /api/v1/operator/workspaces/{}': async (account) => ({
    action: 'workspace.limits_max_changed',
    path: operatorWorkspace(account),
    options: { token: await operatorKey(), json: { limits_max: [{ requests: 9, per: 'day' }] } },
  }),
  'POST /api/v1/operator/workspaces/{}/suspend': byOperator(
    'workspace.suspended',
    operatorWorkspace,
    'suspend',
  ),
  'POST /api/v1/operator/workspaces/{}/restore': byOperator(
    'workspace.restored',
    operatorWorkspace,
    'restore',
  ),
  'POST /api/v1/operator/workspaces/{}/revoke-keys': byOperator(
    'workspace.api_keys_revoked',
    operatorWorkspace,
    'revoke-keys',
  ),
  'POST /api/v1/operator/users/{}/suspend': byOperator('account.suspended', operatorUser, 'suspend'),
  'POST /api/v1/operator/users/{}/restore': byOperator('account.restored', operatorUser, 'restore'),
  'POST /api/v1/operator/users/{}/end-sessions': byOperator('session.ended', operatorUser, 'end-sessions'),
};

const CHANGES_NOTHING = [
  // The session continues unchanged.
  'POST /api/v1/auth/refresh',
  // Stores an address. Any change is audited when it happens: see password-reset.spec.ts.
  'POST /api/v1/auth/password/forgot',
  // A finder's report is processed after the response: see leaks-report.spec.ts.
  'POST /api/v1/credentials/report',
  // Only asks. The identity is linked when the browser returns: see single-sign-on.spec.ts.
  'POST /api/v1/auth/sso/{}/link',
  'POST /api/v1/auth/factors/passkeys/options',
  // Device codes, which give nobody anything until they are approved.
  'POST /api/v1/auth/device-login',
  'POST /api/v1/auth/device-login/find',
  'POST /api/v1/auth/passkey-login/options',
  'POST /api/v1/auth/step-up/options',
  'POST /api/v1/introspect',
  'POST /api/v1/verifier-sessions/resolve',
  // Counts requests.
  'POST /api/v1/verifier-sessions/slices',
  // A lease changes nothing: nobody may do more or less afterwards.
  'POST /api/v1/verifier-sessions',
  'POST /api/v1/verifier-sessions/{}/renew',
  'DELETE /api/v1/verifier-sessions/{}',
  'POST /api/v1/operator/credentials/find',
];

describe('the API', () => {
  it('leaves an audit row for every operation that changes something', async () => {
    const changing = operations
      .filter(({ method }) => method !== 'GET')
      .map((operation) => ({
        operation,
        name: `${operation.method} ${operation.path.replaceAll(/\{\w+\}/g, '{}')}`,
      }))
      .filter(({ name }) => !CHANGES_NOTHING.includes(name))
      .map(({ operation, name }) => ({
        method: operation.method,
        name,
        scenario: scenarios[name] ?? usualScenario(operation),
      }));
    expect(changing.length).toBeGreaterThan(8);
    const unknown = changing.filter(({ scenario }) => scenario === undefined).map(({ name }) => name);
    // A new operation needs a scenario above.
    expect(unknown).toEqual([]);
    for (const { method, name, scenario } of changing) {
      const account = await register(app.server);
      const { action, path, options } = await (scenario as Scenario)(account);
      const requestId = randomUUID();
      const response = await request(app.server, method, path, {
        ...options,
        address: '198.51.100.9',
        headers: { ...options.headers, 'x-request-id': requestId },
      });
      expect({ name, status: response.status, ok: response.status < 300 }).toMatchObject({ name, ok: true });
      await expectAudited(name, requestId, action);
    }
  });
});

/** Deliveries are not audited: they come and go by themselves. */
const CHANGES_DELIVERIES_ALONE = /webhook-endpoints\/\{\}\/(test|deliveries)/;

/** The rows refer to the request, and were written by the same transaction as its change. */
async function expectAudited(name: string, requestId: string, action: unknown): Promise<void> {
  const rows = await app.database.query<{ action: string; address: string; transaction: string }>(
    `SELECT action, address, transaction_id::xid::text AS transaction FROM audit_events WHERE request_id = $1`,
    [requestId],
  );
  expect({ name, actions: rows.map((row) => row.action) }).toEqual({
    name,
    actions: expect.arrayContaining([action]),
  });
  expect(new Set(rows.map((row) => row.transaction)).size).toBe(1);
  expect(new Set(rows.map((row) => row.address))).toEqual(new Set(['198.51.100.9']));
  if (CHANGES_DELIVERIES_ALONE.test(name)) return;
  // A deleted row can no longer tell which transaction deleted it.
  if (name.startsWith('DELETE') && !name.includes('api-keys') && !name.includes('invitations')) return;
  const written = await Promise.all(
    (await auditedTables(app.database)).map((table) =>
      app.database.query(`SELECT FROM ${table} WHERE xmin::text = $1`, [rows[0]?.transaction]),
    ),
  );
  expect({ name, written: written.flat().length > 0 }).toEqual({ name, written: true });
}
