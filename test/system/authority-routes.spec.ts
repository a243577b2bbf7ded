import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { useOwnServer } from '../support/app.js';
import { changeByHand } from '../support/by-hand.js';
import { approveCliLogin, exchangeCode, waitingCommand } from '../support/cli-login.js';
import { cookieOf, type Json, login, register, request, type Response } from '../support/client.js';
import { addApp, ageProof, type App } from '../support/factors.js';
import { newPerson, startIdentityProvider, visit } from '../support/identity-provider.js';
import { type ApiOperation, exampleBody, fillPath, openApiDocument, operations } from '../support/openapi.js';
import { runOperatorTool } from '../support/operator.js';
import { Authenticator, optionsFrom } from '../support/passkeys.js';
import { startMailboxes, tokenIn } from '../support/smtp.js';
import { insertProvider } from '../support/workspace-sso.js';
import { invite, type Member, registerMember } from '../support/workspaces.js';

/**
 * The states that a person can be in. In the first three, the workspace requires a second factor. The accounts of the
 * first, the second and the seventh have none.
 *
 * - `none`: no second factor
 * - `pending`: an authenticator app that was begun and not confirmed
 * - `unproved`: a second factor, and a session that began before it
 * - `due`: a second factor, and a session that last proved it an hour ago
 * - `workspace`: the workspace is suspended
 * - `user`: the user is suspended
 * - `address`: the email address is not confirmed, on a server that requires that
 * - `deleted`: the user deleted the account
 * - `sso`: the workspace requires its identity provider, with which the session has not signed in
 */
const STATES = [
  'none',
  'pending',
  'unproved',
  'due',
  'workspace',
  'user',
  'address',
  'deleted',
  'sso',
] as const;
type State = (typeof STATES)[number];

/** Abbreviations in the table. Everything else in it is a literal status or code; `-`: cannot be tried. */
const SHORT: Record<string, string> = {
  missing: 'second_factor_missing',
  asked: 'second_factor_required',
  'step-up': 'step_up_required',
  'ws-susp': 'workspace_suspended',
  suspended: 'account_suspended',
  unverified: 'email_not_verified',
  invalid: 'invalid_credentials',
  sso: 'sso_required',
};

/**
 * Every route that yields or prolongs authority, and its response. `200>missing`: it responds 200 with a session, which
 * gets `second_factor_missing` in the workspace. `302` alone begins no session: it leads to the second step. A row is
 * tried from left to right, and rows from top to bottom. `not_found`, `validation_failed` and `current_password_wrong`
 * show that the guard has admitted the request, so the state keeps nobody out. After a deletion, the identity gets a
 * new account (`302>not_found`), and a confirmation does nothing.
 */
const TABLE = `
loginSecondFactor               | -                      | -                      | 200>200     | 200>200 | 200>ws-susp            | suspended | -                      | challenge_not_valid    | 200>sso
cliLogin                        | 200>missing            | 200>missing            | 200>200     | 200>200 | 200>ws-susp            | suspended | 200>unverified         | invalid_grant          | 200>sso
deviceLogin                     | 200>missing            | 200>missing            | 200>200     | 200>200 | 200>ws-susp            | suspended | 200>unverified         | access_denied          | 200>sso
approveDeviceLogin              | 204                    | 204                    | step-up     | step-up | 204                    | suspended | 204                    | invalid                | 204
approveCliLogin                 | 201                    | 201                    | step-up     | step-up | 201                    | suspended | 201                    | invalid                | 201
createApiKey                    | missing                | missing                | missing     | step-up | ws-susp                | suspended | unverified             | invalid                | sso
importApiKeys                   | missing                | missing                | missing     | step-up | ws-susp                | suspended | unverified             | invalid                | sso
updateApiKey                    | missing                | missing                | missing     | step-up | ws-susp                | suspended | unverified             | invalid                | sso
rotateApiKey                    | missing                | missing                | missing     | step-up | ws-susp                | suspended | unverified             | invalid                | sso
transferApiKey                  | missing                | missing                | missing     | step-up | ws-susp                | suspended | unverified             | invalid                | sso
setKeyPolicy                    | missing                | missing                | missing     | step-up | ws-susp                | suspended | unverified             | invalid                | sso
createInvitation                | missing                | missing                | missing     | step-up | ws-susp                | suspended | unverified             | invalid                | sso
updateMember                    | missing                | missing                | missing     | step-up | ws-susp                | suspended | unverified             | invalid                | sso
requestMemberFactorReset        | missing                | missing                | missing     | step-up | ws-susp                | suspended | unverified             | invalid                | sso
removeMemberAndTransfer         | missing                | missing                | missing     | step-up | ws-susp                | suspended | unverified             | invalid                | sso
createServiceAccount            | missing                | missing                | missing     | step-up | ws-susp                | suspended | unverified             | invalid                | sso
updateServiceAccount            | missing                | missing                | missing     | step-up | ws-susp                | suspended | unverified             | invalid                | sso
updateWorkspace                 | missing                | missing                | missing     | step-up | ws-susp                | suspended | unverified             | invalid                | sso
setWorkspaceIdentityProvider    | missing                | missing                | missing     | step-up | ws-susp                | suspended | unverified             | invalid                | validation_failed
updateWorkspaceSso              | missing                | missing                | missing     | step-up | ws-susp                | suspended | unverified             | invalid                | sso
deleteWorkspace                 | missing                | missing                | missing     | step-up | ws-susp                | suspended | unverified             | invalid                | sso
createWebhookEndpoint           | missing                | missing                | missing     | step-up | ws-susp                | suspended | unverified             | invalid                | sso
rotateWebhookEndpointSecret     | missing                | missing                | missing     | step-up | ws-susp                | suspended | unverified             | invalid                | sso
transferWebhookEndpoint         | missing                | missing                | missing     | step-up | ws-susp                | suspended | unverified             | invalid                | sso
createWorkspace                 | 201                    | 201                    | 201         | 201     | 201                    | suspended | unverified             | invalid                | 201
beginTotpFactor                 | 201                    | 201                    | step-up     | step-up | 201                    | suspended | 201                    | invalid                | 201
confirmFactor                   | not_found              | not_found              | step-up     | step-up | not_found              | suspended | not_found              | invalid                | not_found
beginPasskey                    | 200                    | 200                    | step-up     | step-up | 200                    | suspended | 200                    | invalid                | 200
addPasskey                      | validation_failed      | validation_failed      | step-up     | step-up | validation_failed      | suspended | validation_failed      | invalid                | validation_failed
updateFactor                    | not_found              | not_found              | step-up     | step-up | not_found              | suspended | not_found              | invalid                | not_found
deleteFactor                    | not_found              | not_found              | step-up     | step-up | not_found              | suspended | not_found              | invalid                | not_found
createRecoveryCodes             | no_second_factor       | no_second_factor       | step-up     | step-up | 201                    | suspended | no_second_factor       | invalid                | 201
linkIdentity                    | 200                    | 200                    | step-up     | step-up | 200                    | suspended | 200                    | invalid                | 200
deleteIdentity                  | not_found              | not_found              | step-up     | step-up | not_found              | suspended | not_found              | invalid                | not_found
changePassword                  | current_password_wrong | current_password_wrong | step-up     | step-up | current_password_wrong | suspended | current_password_wrong | invalid                | current_password_wrong
changeEmail                     | current_password_wrong | current_password_wrong | step-up     | step-up | current_password_wrong | suspended | current_password_wrong | invalid                | current_password_wrong
acceptInvitation                | 200                    | 200                    | 200         | 200     | 200                    | suspended | unverified             | invalid                | 200
login                           | 200>missing            | 200>missing            | asked       | asked   | asked                  | suspended | 200>unverified         | sign_in_failed         | asked
passkeyLogin                    | -                      | -                      | 200>200     | 200>200 | 200>ws-susp            | suspended | -                      | passkey_sign_in_failed | 200>sso
finishSso                       | 302>missing            | 302>missing            | 302         | 302     | 302                    | suspended | 302>unverified         | 302>not_found          | 302
refresh                         | 200>missing            | 200>missing            | 200>missing | 200>200 | 200>ws-susp            | suspended | 200>unverified         | invalid_refresh_token  | 200>sso
stepUp                          | 204                    | 204                    | 204         | 204     | 204                    | suspended | 204                    | invalid                | 204
deleteWorkspaceIdentityProvider | missing                | missing                | 204         | 204     | ws-susp                | suspended | unverified             | invalid                | 204
verifyEmail                     | 204                    | 204                    | 204         | 204     | 204                    | suspended | 204                    | link_not_valid         | 204
resetPassword                   | 204                    | 204                    | 204         | 204     | 204                    | suspended | 204                    | link_not_valid         | 204
`;

/** Routes that yield something, but not authority of a person in one of the states, and why. */
const WITHOUT_STATE: Record<string, string> = {
  register: 'begins a new account, which is in none of the states yet',
  beginPasskeyLogin: 'gives a challenge, to anybody',
  beginDeviceLogin: 'gives codes, to anybody, that are worth nothing until a person approves them',
  beginStepUp: 'gives a challenge, which only stepUp takes',
  startSso: 'gives a state, to anybody; the account is known in finishSso',
  requestPasswordReset: 'answers everybody alike; the mail goes to the owner of the address',
  requestEmailVerification: 'sends a mail to the owner of the address',
  logout: 'clears the cookie',
  deleteMe: 'clears the cookie',
};

/** Routes that change who may do what, although their responses contain nothing secret. */
const ALSO_AUTHORITY = [
  'acceptInvitation',
  'addPasskey',
  'beginPasskey',
  'changeEmail',
  'changePassword',
  'confirmFactor',
  'createServiceAccount',
  'createWorkspace',
  'importApiKeys',
  'removeMemberAndTransfer',
  'resetPassword',
  'setKeyPolicy',
  'stepUp',
  'transferApiKey',
  'updateApiKey',
  'updateMember',
  'updateServiceAccount',
  'updateWorkspace',
  'verifyEmail',
  'finishSso',
];

/** Response fields that are secrets, or lead to some. */
const SECRET =
  /^(key|(.+_)?secret|(.+_)?token|device_code|recovery_codes|otpauth_uri|challenge|passkey_options|authorization_url)$/;

const PUBLIC_URL = 'http://localhost';
const REASON = 'The invoice of March is open.';

const mailboxes = await startMailboxes();
const provider = await startIdentityProvider('acme', PUBLIC_URL);
afterAll(() => Promise.all([mailboxes.goAway(), provider.stop()]));

const env = {
  PUBLIC_URL,
  SMTP_URL: mailboxes.url,
  MAIL_FROM: 'no-reply@acme.dev',
  OIDC_PROVIDERS: JSON.stringify([provider.entry]),
  EMAIL_VERIFICATION: 'off',
};
const app = useOwnServer({ env });
const command = waitingCommand();
/** Another instance, which requires confirmed addresses. */
let strict: { url: string };
beforeAll(async () => {
  strict = await app.startInstance({ env: { ...env, EMAIL_VERIFICATION: 'required' } });
});

/** Someone in a state, with everything that they kept from before. */
interface Subject {
  server: { url: string };
  member: Member;
  workspaceId: string;
  token: string;
  cookie: string;
  app: App | undefined;
  authenticator: Authenticator | undefined;
  challenge: string | undefined;
  /** Approved by the member in the session with every possible proof. */
  cliCode: string;
  /** For a device approved by the member in the same way, and for one still waiting. */
  deviceCode: string;
  waitingUserCode: string;
  person: ReturnType<typeof newPerson>;
  resetToken: string;
  verifyToken: string;
  invitation: string;
}

const post = (path: string, options: Parameters<typeof request>[3]): Promise<Response> =>
  request(app.server, 'POST', `/api/v1/${path}`, options);

const beginDevice = async (): Promise<Json> =>
  (await post('auth/device-login', { json: { device_name: 'build-7' } })).json;

const attemptCookie = ({ headers }: Response): string =>
  headers
    .getSetCookie()
    .find((line) => line.startsWith('__Host-sso_attempt='))!
    .split(';')[0]!;

async function comeBack(authorizationUrl: string, begun: Response): Promise<Response> {
  const { pathname, search } = await visit(authorizationUrl);
  return request(app.server, 'GET', pathname + search, { cookie: attemptCookie(begun) });
}

async function subjectIn(state: State): Promise<Subject> {
  const owner = await register(app.server);
  await addApp(app.server, owner);
  const member = await registerMember(app.server, app.database, owner, 'owner');
  const token = member.accessToken;
  const earlier = await login(app.server, member);
  const person = newPerson();
  provider.person = person;
  const linking = await post('auth/sso/acme/link', { token });
  await comeBack(linking.json.authorization_url, linking);
  await post('auth/password/forgot', { json: { email: member.email } });
  await post('auth/email/verification', { token });
  const [reset, verification] = await Promise.all([
    mailboxes.mailTo(member.email, /^Reset/),
    mailboxes.mailTo(member.email, /^Confirm your email address$/),
  ]);
  const host = await register(app.server);
  const { token: invitation } = await invite(app.server, host, host.workspace.id, { role: 'admin' });

  const hasFactor = !['none', 'pending', 'address'].includes(state);
  let authenticator: Authenticator | undefined;
  let authenticatorApp: App | undefined;
  let challenge: string | undefined;
  if (hasFactor) {
    authenticatorApp = await addApp(app.server, member);
    authenticator = await addPasskeyAt(PUBLIC_URL, token);
    const { email, password } = member;
    challenge = (await post('auth/login', { json: { email, password } })).json.challenge;
  }
  if (state === 'pending') await post('auth/factors/totp', { token, json: {} });
  const { code: cliCode } = (await approveCliLogin(app.server, token, command)).json;
  const [approved, waiting] = [await beginDevice(), await beginDevice()];
  await post('auth/device-login/approve', { token, json: { user_code: approved.user_code } });
  await enter(state, member, owner);
  const session = state === 'unproved' ? earlier : member;
  return {
    server: state === 'address' ? strict : app.server,
    member,
    workspaceId: owner.workspace.id,
    token: session.accessToken,
    cookie: session.cookie,
    app: authenticatorApp,
    authenticator,
    challenge,
    cliCode,
    deviceCode: approved.device_code,
    waitingUserCode: waiting.user_code,
    person,
    resetToken: tokenIn(reset),
    verifyToken: tokenIn(verification),
    invitation,
  };
}

async function addPasskeyAt(origin: string, token: string): Promise<Authenticator> {
  const path = '/api/v1/auth/factors/passkeys';
  const authenticator = new Authenticator(origin);
  const options = await optionsFrom(app.server, `${path}/options`, { accessToken: token });
  const json = { attestation: authenticator.create(options) };
  expect((await request(app.server, 'POST', path, { token, json })).status).toBe(201);
  return authenticator;
}

async function enter(state: State, member: Member, owner: { accessToken: string; workspace: Json }) {
  const suspended = `suspended_at = clock_timestamp(), suspended_reason = '${REASON}'`;
  const token = member.accessToken;
  if (['none', 'pending', 'unproved'].includes(state)) {
    const required = await request(app.server, 'PATCH', `/api/v1/workspaces/${owner.workspace.id}`, {
      token: owner.accessToken,
      json: { require_second_factor: true },
    });
    expect(required.status).toBe(200);
  }
  if (state === 'workspace')
    await changeByHand(app.database, `UPDATE workspaces SET ${suspended} WHERE id = '${owner.workspace.id}'`);
  if (state === 'sso') await insertProvider(app.database, owner.workspace.id, { enforced: true });
  if (state === 'user')
    await changeByHand(app.database, `UPDATE users SET ${suspended} WHERE id = '${member.user.id}'`);
  if (state === 'due') {
    await ageProof(app.database, member.cookie.replace(/^.*?=/, '').split('.')[0] as string, '1 hour');
    // Answered once every instance has applied both changes.
    await request(app.server, 'PATCH', '/api/v1/me', { token, json: { name: 'Ada' } });
  }
  if (state === 'deleted') {
    const gone = await request(app.server, 'DELETE', '/api/v1/me', {
      token,
      json: { current_password: member.password },
    });
    expect(gone.status).toBe(204);
  }
}

/** How to try routes that take more than a session, with everything valid except the state. */
const TRIES: Record<string, (subject: Subject) => Promise<Response | undefined>> = {
  login: ({ server, member: { email, password } }) =>
    request(server, 'POST', '/api/v1/auth/login', { json: { email, password } }),
  loginSecondFactor: async ({ server, app: authenticatorApp, challenge }) =>
    authenticatorApp &&
    request(server, 'POST', '/api/v1/auth/login/second-factor', {
      json: { challenge, recovery_code: authenticatorApp.recoveryCodes[0] },
    }),
  cliLogin: ({ server, cliCode }) => exchangeCode(server, command, cliCode),
  deviceLogin: ({ server, deviceCode }) =>
    request(server, 'POST', '/api/v1/auth/device-login/token', { json: { device_code: deviceCode } }),
  approveDeviceLogin: ({ server, token, waitingUserCode }) =>
    request(server, 'POST', '/api/v1/auth/device-login/approve', {
      token,
      json: { user_code: waitingUserCode },
    }),
  async passkeyLogin({ server, authenticator }) {
    if (authenticator === undefined) return undefined;
    const options = await optionsFrom(server, '/api/v1/auth/passkey-login/options');
    return request(server, 'POST', '/api/v1/auth/passkey-login', {
      json: { assertion: authenticator.get(options) },
    });
  },
  refresh: ({ server, cookie }) => request(server, 'POST', '/api/v1/auth/refresh', { cookie }),
  async finishSso({ person }) {
    provider.person = person;
    const begun = await request(app.server, 'GET', '/api/v1/auth/sso/acme/start');
    return comeBack(begun.headers.get('location')!, begun);
  },
  acceptInvitation: ({ server, token, invitation }) =>
    request(server, 'POST', '/api/v1/invitations/accept', { token, json: { token: invitation } }),
  stepUp: ({ server, token, member, app: authenticatorApp }) =>
    request(server, 'POST', '/api/v1/auth/step-up', {
      token,
      json: authenticatorApp ? { code: authenticatorApp.code() } : { password: member.password },
    }),
  verifyEmail: ({ server, verifyToken }) =>
    request(server, 'POST', '/api/v1/auth/email/verify', { json: { token: verifyToken } }),
  resetPassword: ({ server, resetToken }) =>
    request(server, 'POST', '/api/v1/auth/password/reset', {
      json: { token: resetToken, new_password: 'an entirely new passphrase' },
    }),
};

const byId = new Map(operations.map((operation) => [operation.id, operation]));

function tryRoute(id: string, subject: Subject): Promise<Response | undefined> {
  if (TRIES[id] !== undefined) return TRIES[id](subject);
  const operation = byId.get(id) as ApiOperation;
  const path = fillPath(operation.path, {
    ...Object.fromEntries(operation.pathParameters.map((name) => [name, randomUUID()])),
    provider: 'acme',
    workspaceId: subject.workspaceId,
  });
  const json = exampleBody(operation, randomUUID());
  return request(subject.server, operation.method, path, {
    token: subject.token,
    ...(json === undefined ? {} : { json }),
  });
}

/** As written in the table. */
async function outcome(subject: Subject, response: Response | undefined): Promise<string> {
  if (response === undefined) return '-';
  const refusal = /#sso=(\w+)$/.exec(response.headers.get('location') ?? '')?.[1];
  const said = refusal ?? (response.status < 400 ? String(response.status) : response.json.code);
  let token = response.json?.access_token;
  if (
    token === undefined &&
    response.headers.getSetCookie().some((line) => /refresh_token=[^;]/.test(line))
  ) {
    token = (await post('auth/refresh', { cookie: cookieOf(response) })).json.access_token;
  }
  if (token === undefined) return said;
  const used = await request(subject.server, 'GET', `/api/v1/workspaces/${subject.workspaceId}/api-keys`, {
    token,
  });
  return `${said}>${used.json?.code ?? used.status}`;
}

/** A cell, with its abbreviations expanded. */
const inFull = (cell: string): string =>
  cell
    .split('>')
    .map((word) => SHORT[word] ?? word)
    .join('>');

const rows = TABLE.trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([id = '', ...cells]) => ({ id, cells: cells.map(inFull) }));

function propertiesOf(schema: Json): string[] {
  if (!schema) return [];
  if (schema.$ref) return propertiesOf(openApiDocument.components.schemas[schema.$ref.split('/').at(-1)]);
  return [
    ...Object.entries<Json>(schema.properties ?? {}).flatMap(([name, { type }]) => (type ? [name] : [])),
    ...[...(schema.allOf ?? []), ...(schema.anyOf ?? [])].flatMap(propertiesOf),
    ...propertiesOf(schema.items),
  ];
}

const isOfPeople = ({ access }: ApiOperation): boolean => /^(public|authenticated)$/.test(access.access);

/** Judging by its response, the proof that it requires, or its name. */
const yieldsAuthority = ({ id, access, responses }: ApiOperation): boolean =>
  ALSO_AUTHORITY.includes(id) ||
  (access.access === 'authenticated' && access.stepUp !== undefined) ||
  Object.entries(responses).some(
    ([status, { content, headers }]) =>
      status < '4' &&
      (headers?.['Set-Cookie'] !== undefined ||
        propertiesOf(content?.['application/json']?.schema).some((name) => SECRET.test(name))),
  );

describe('the table of routes that yield or prolong authority', () => {
  it('has every such route of the API', () => {
    const found = operations.filter((operation) => isOfPeople(operation) && yieldsAuthority(operation));
    const known = [...rows.map(({ id }) => id), ...Object.keys(WITHOUT_STATE)];
    expect(known.toSorted()).toEqual([...new Set(known)].toSorted());
    expect(found.map(({ id }) => id).filter((id) => !known.includes(id))).toEqual([]);
    expect(known.filter((id) => !byId.has(id))).toEqual([]);
    expect(ALSO_AUTHORITY.filter((id) => !byId.has(id))).toEqual([]);
    for (const { id, cells } of rows) expect([id, cells.length]).toEqual([id, STATES.length]);
  });

  it.each(STATES.map((state, column) => [state, column] as const))(
    "matches the server's responses: %s",
    async (state, column) => {
      const subject = await subjectIn(state);
      const answers: [string, string][] = [];
      for (const { id } of rows) answers.push([id, await outcome(subject, await tryRoute(id, subject))]);
      expect(answers).toEqual(rows.map(({ id, cells }) => [id, cells[column]]));
    },
  );

  it('applies to API keys too, if the state is not about the session', async () => {
    const expected = {
      workspace: 'workspace_suspended',
      user: 'account_suspended',
      address: 'email_not_verified',
      deleted: 'invalid_credentials',
    } as const;
    const forKeys = rows.flatMap(({ id }) => {
      const { access } = byId.get(id) as ApiOperation;
      return access.access === 'authenticated' && access.kinds === 'any' ? [id] : [];
    });
    expect(forKeys).toContain('createApiKey');
    for (const [state, code] of Object.entries(expected)) {
      const subject = await subjectIn(state as State);
      const withKey = { ...subject, token: subject.member.apiKey };
      for (const id of forKeys) {
        expect([state, id, await outcome(withKey, await tryRoute(id, withKey))]).toEqual([state, id, code]);
      }
    }
  });

  it('needs no rows for routes of operators and services, which accept no session', async () => {
    // Without a first operator key, these routes do not exist.
    await runOperatorTool(app.database, 'create', 'states');
    const { accessToken: token } = await register(app.server);
    const others = operations.filter(({ access }) => /^(operator|resource_server)$/.test(access.access));
    expect(others.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['createResourceServer', 'registerVerifier']),
    );
    for (const operation of others) {
      const ids = Object.fromEntries(operation.pathParameters.map((name) => [name, randomUUID()]));
      const refused = await request(app.server, operation.method, fillPath(operation.path, ids), { token });
      expect([operation.id, refused.status]).toEqual([
        operation.id,
        operation.access.access === 'operator' ? 403 : 401,
      ]);
    }
  });
});
