import { beforeAll, describe, expect, it } from '@jest/globals';
import { type App, useServer } from '../support/app.js';
import { type Account, type Json, register, request, type Response } from '../support/client.js';
import { addApp, type App as AuthenticatorApp } from '../support/factors.js';
import { type ApiOperation, openApiDocument, operations } from '../support/openapi.js';
import { runOperatorTool } from '../support/operator.js';
import { addPasskey, Authenticator, optionsFrom, originOf } from '../support/passkeys.js';
import { invite, registerMember } from '../support/workspaces.js';

/** What may be true of a user. Each has an account of its own that every route of the table is tried with. */
const STATES = ['noFactor', 'appPending', 'factor', 'factorRequired', 'suspended', 'unverified'] as const;
type State = (typeof STATES)[number];

/** Status and error code of the answer. A string means that every state gets it. */
type Row = string | Record<State, string>;

const allBut = (usual: string, others: Partial<Record<State, string>>): Row => ({
  noFactor: usual,
  appPending: usual,
  factor: usual,
  factorRequired: usual,
  suspended: '403 account_suspended',
  unverified: usual,
  ...others,
});

const inWorkspace = (success: string): Row =>
  allBut(success, { factorRequired: '403 second_factor_missing', unverified: '403 email_not_verified' });

/** Every route that begins or prolongs a session, or hands out a credential or a membership. */
const TABLE: Record<string, Row> = {
  'POST /api/v1/auth/login': allBut('200', { factor: '401 second_factor_required' }),
  'POST /api/v1/auth/login/second-factor': allBut('401 challenge_not_valid', { factor: '200' }),
  'POST /api/v1/auth/passkey-login': allBut('401 passkey_sign_in_failed', { factor: '200' }),
  'POST /api/v1/auth/step-up': allBut('204', {}),
  'POST /api/v1/auth/refresh': allBut('200', {}),
  'POST /api/v1/workspaces': allBut('201', { unverified: '403 email_not_verified' }),
  'POST /api/v1/invitations/accept': allBut('200', { unverified: '403 email_not_verified' }),
  'POST /api/v1/workspaces/{workspaceId}/invitations': inWorkspace('201'),
  'POST /api/v1/workspaces/{workspaceId}/api-keys': inWorkspace('201'),
  'POST /api/v1/workspaces/{workspaceId}/api-keys/{keyId}/rotate': inWorkspace('201'),
};

const ENDS = 'takes authority away and gives none';
const NO_SESSION = 'needs no session and begins none: signing in afterwards is in the table';
const FACTORS = 'changes how the user signs in, in a session that has proof: step-up.spec.ts';
const PROVIDER = 'needs an identity provider: system/single-sign-on.spec.ts';
const OPERATOR = 'for operators, who have keys and no state of a user';

/** Routes that look as if they belonged to the table, and why they do not. */
const ELSEWHERE: Record<string, string> = {
  'POST /api/v1/auth/register': 'makes a new account, which has no state yet',
  'POST /api/v1/auth/logout': ENDS,
  'DELETE /api/v1/me': ENDS,
  'DELETE /api/v1/auth/sessions': ENDS,
  'DELETE /api/v1/auth/sessions/{sessionId}': ENDS,
  'POST /api/v1/auth/passkey-login/options': NO_SESSION,
  'POST /api/v1/auth/password/forgot': NO_SESSION,
  'POST /api/v1/auth/password/reset': NO_SESSION,
  'POST /api/v1/auth/email/verify': NO_SESSION,
  'POST /api/v1/auth/email/verification': 'sends a link that begins no session',
  'POST /api/v1/auth/step-up/options': 'gives a challenge; step-up is in the table',
  'PUT /api/v1/auth/password': FACTORS,
  'PUT /api/v1/auth/email': FACTORS,
  'POST /api/v1/auth/factors/totp': FACTORS,
  'POST /api/v1/auth/factors/{factorId}/confirm': FACTORS,
  'POST /api/v1/auth/factors/passkeys/options': FACTORS,
  'POST /api/v1/auth/factors/passkeys': FACTORS,
  'PATCH /api/v1/auth/factors/{factorId}': FACTORS,
  'DELETE /api/v1/auth/factors/{factorId}': FACTORS,
  'POST /api/v1/auth/factors/recovery-codes': FACTORS,
  'DELETE /api/v1/auth/identities/{identityId}': FACTORS,
  'POST /api/v1/auth/sso/{provider}/link': PROVIDER,
  'GET /api/v1/auth/sso/{provider}/start': PROVIDER,
  'GET /api/v1/auth/sso/{provider}/callback': PROVIDER,
  'POST /api/v1/operator/resource-servers': OPERATOR,
  'POST /api/v1/operator/resource-servers/{resourceServerId}/rotate-secret': OPERATOR,
};

const app = useServer();
/** An instance that wants addresses to be confirmed, on the same database. */
let strict: Awaited<ReturnType<App['startInstance']>>;

interface Person extends Account {
  server: { url: string };
  workspaceId: string;
  authenticator: Authenticator;
  authenticatorApp: AuthenticatorApp | undefined;
  challenge: string;
  invitation: string;
}
const people = {} as Record<State, Person>;

const CALLS: Record<string, (person: Person) => Promise<Response>> = {
  'POST /api/v1/auth/login': ({ server, email, password }) =>
    request(server, 'POST', '/api/v1/auth/login', { json: { email, password } }),
  'POST /api/v1/auth/login/second-factor': ({ server, challenge, authenticatorApp }) =>
    request(server, 'POST', '/api/v1/auth/login/second-factor', {
      json: { challenge, recovery_code: authenticatorApp?.recoveryCodes[0] ?? 'aaaaa-aaaaa' },
    }),
  async 'POST /api/v1/auth/passkey-login'({ server, authenticator, user }) {
    const options = await optionsFrom(server, '/api/v1/auth/passkey-login/options');
    const userHandle = Buffer.from(user.id.replaceAll('-', ''), 'hex').toString('base64url');
    const assertion = authenticator.get(options, { origin: originOf(server), userHandle });
    return request(server, 'POST', '/api/v1/auth/passkey-login', { json: { assertion } });
  },
  'POST /api/v1/auth/step-up': ({ server, accessToken, password, authenticatorApp }) =>
    request(server, 'POST', '/api/v1/auth/step-up', {
      token: accessToken,
      json: authenticatorApp === undefined ? { password } : { code: authenticatorApp.code() },
    }),
  'POST /api/v1/auth/refresh': ({ server, cookie }) =>
    request(server, 'POST', '/api/v1/auth/refresh', { cookie }),
  'POST /api/v1/workspaces': (person) => post(person, '/api/v1/workspaces', { name: 'Second' }),
  'POST /api/v1/invitations/accept': (person) =>
    post(person, '/api/v1/invitations/accept', { token: person.invitation }),
  'POST /api/v1/workspaces/{workspaceId}/invitations': (person) =>
    post(person, `/api/v1/workspaces/${person.workspaceId}/invitations`, { role: 'viewer' }),
  'POST /api/v1/workspaces/{workspaceId}/api-keys': (person) =>
    post(person, `/api/v1/workspaces/${person.workspaceId}/api-keys`, {
      name: 'Another',
      scopes: ['documents:read'],
    }),
  'POST /api/v1/workspaces/{workspaceId}/api-keys/{keyId}/rotate': (person) =>
    post(person, `/api/v1/workspaces/${person.workspaceId}/api-keys/${person.apiKeyId}/rotate`, {}),
};

const post = ({ server, accessToken }: Person, path: string, json: object): Promise<Response> =>
  request(server, 'POST', path, { token: accessToken, json });

beforeAll(async () => {
  strict = await app.startInstance({ env: { EMAIL_VERIFICATION: 'required' } });
  const host = await register(app.server);
  await addApp(app.server, host);

  async function arrange(account: Account, state: State): Promise<void> {
    const hasFactor = state === 'factor' || state === 'suspended';
    const authenticatorApp = hasFactor ? await addApp(app.server, account) : undefined;
    const authenticator = hasFactor
      ? (await addPasskey(app.server, account)).authenticator
      : new Authenticator(originOf(app.server));
    const { email, password } = account;
    const challenge = hasFactor
      ? (await request(app.server, 'POST', '/api/v1/auth/login', { json: { email, password } })).json
          .challenge
      : 'v1.none';
    const elsewhere = await register(app.server);
    people[state] = {
      ...account,
      server: state === 'unverified' ? strict : app.server,
      workspaceId: state === 'factorRequired' ? host.workspace.id : account.workspace.id,
      authenticator,
      authenticatorApp,
      challenge,
      invitation: (await invite(app.server, elsewhere, elsewhere.workspace.id, { role: 'viewer' })).token,
    };
  }
  for (const state of STATES) {
    const account =
      state === 'factorRequired'
        ? await registerMember(app.server, app.database, host, 'admin')
        : await register(app.server);
    await arrange(account, state);
  }

  await post(people.appPending, '/api/v1/auth/factors/totp', {});
  const required = await request(app.server, 'PATCH', `/api/v1/workspaces/${host.workspace.id}`, {
    token: host.accessToken,
    json: { require_second_factor: true },
  });
  expect(required.status).toBe(200);
  const operator = await runOperatorTool(app.database, 'create', 'ways in');
  const suspended = await request(
    app.server,
    'POST',
    `/api/v1/operator/users/${people.suspended.user.id}/suspend`,
    { token: operator, json: { reason: 'The invoice of March is open.' } },
  );
  expect(suspended.status).toBe(200);
});

describe('The table of the ways to get or keep authority', () => {
  it('has every route that may be one', () => {
    const names = operations.filter(mayGiveAuthority).map(({ name }) => name);
    const listed = [...Object.keys(TABLE), ...Object.keys(ELSEWHERE)];
    expect(names.filter((name) => !listed.includes(name))).toEqual([]);
    expect(listed.filter((name) => !operations.some((operation) => operation.name === name))).toEqual([]);
    expect(Object.keys(ELSEWHERE).filter((name) => name in TABLE)).toEqual([]);
    expect(Object.keys(CALLS).sort()).toEqual(Object.keys(TABLE).sort());
  });

  it('leaves out no route that begins a session', () => {
    const elsewhere = Object.keys(ELSEWHERE).filter((name) => ELSEWHERE[name] !== OPERATOR);
    const beginning = operations.filter((operation) => shows(operation).has('access_token'));
    expect(beginning.map(({ name }) => name).filter((name) => elsewhere.includes(name))).toEqual([
      'POST /api/v1/auth/register',
    ]);
  });

  for (const [name, row] of Object.entries(TABLE)) {
    it.each(STATES)(`says what ${name} answers to a user in the state %s`, async (state) => {
      const { status, json, headers } = await (CALLS[name] as (person: Person) => Promise<Response>)(
        people[state],
      );
      const outcome = status < 400 ? String(status) : `${status} ${json.code}`;
      expect(outcome).toBe(typeof row === 'string' ? row : row[state]);
      if (status >= 400) {
        expect(json).not.toHaveProperty('access_token');
        expect(headers.get('set-cookie') ?? '').not.toMatch(/refresh_token=[^;]/);
      }
    });
  }
});

const CREDENTIALS = ['access_token', 'key', 'secret', 'token', 'recovery_codes'];

function mayGiveAuthority(operation: ApiOperation): boolean {
  const { method, path, access, responses } = operation;
  const setsCookie = Object.values(responses).some(({ headers }) => headers?.['Set-Cookie'] !== undefined);
  const isSigningIn = path.startsWith('/api/v1/auth/') && (method !== 'GET' || access.access === 'public');
  return (
    setsCookie || isSigningIn || (method !== 'GET' && CREDENTIALS.some((name) => shows(operation).has(name)))
  );
}

/** The names of all members of the successful answers. */
function shows({ responses }: ApiOperation): Set<string> {
  const names = new Set<string>();
  const seen = new Set<Json>();
  const visit = (schema: Json): void => {
    if (schema === undefined || seen.has(schema)) return;
    seen.add(schema);
    if (schema.$ref) visit(openApiDocument.components.schemas[schema.$ref.split('/').at(-1)]);
    for (const [name, member] of Object.entries(schema.properties ?? {})) {
      names.add(name);
      visit(member);
    }
    for (const part of [
      schema.items,
      ...(schema.anyOf ?? []),
      ...(schema.allOf ?? []),
      ...(schema.oneOf ?? []),
    ])
      visit(part);
  };
  for (const [status, { content }] of Object.entries(responses)) {
    if (status.startsWith('2')) visit(content?.['application/json']?.schema);
  }
  return names;
}
