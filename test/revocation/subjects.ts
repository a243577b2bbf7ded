import {
  cookieOf,
  login,
  register,
  request,
  type Account,
  type Response,
  type RequestOptions,
} from '../support/client.js';
import { approveCliLogin, exchangeCode, waitingCommand } from '../support/cli-login.js';
import { addApp } from '../support/factors.js';
import { beginConfined, linkPerson, ownerWithProvider, ssoOf } from './single-sign-on.js';

type Server = { url: string };

/** A credential, and a change that ends (part of) its authority. */
export interface Subject {
  kind: string;
  /** Identifies the hammering requests, which all read `/api/v1/me`. */
  credential: RequestOptions;
  /** Makes the change through `via`. Resolves with the answer. */
  change(via: Server): Promise<Response>;
  /** The status of an answered change. */
  answers: number;
  /** The response to a write in progress, if it is not one of 401, 403, 404 and 409. */
  refusedWith?: readonly number[];
  /** Whether a response shows the authority that the change ends. */
  isOld(me: Pick<Response, 'status' | 'json'>): boolean;
}

/** @param operatorKey creates an operator key on demand */
type Arrange = (server: Server, owner: Account, operatorKey: () => Promise<string>) => Promise<Subject>;

const served = (me: Pick<Response, 'status'>): boolean => me.status === 200;
const keysOf = (account: Account): string => `/api/v1/workspaces/${account.workspace.id}/api-keys`;

/** Every kind of change of authority that the API offers. */
export const arrangements: Record<string, Arrange> = {
  'revoke a key': async (server, owner) => {
    const key = await createKey(server, owner);
    return {
      kind: 'revoke a key',
      credential: { apiKey: key.key },
      change: (via) => request(via, 'DELETE', `${keysOf(owner)}/${key.id}`, { token: owner.accessToken }),
      answers: 200,
      isOld: served,
    };
  },

  'revoke many keys': async (server, owner) => {
    const keys = [await createKey(server, owner), await createKey(server, owner)];
    return {
      kind: 'revoke many keys',
      credential: { apiKey: (keys[1] as { key: string }).key },
      change: (via) =>
        request(via, 'POST', `${keysOf(owner)}/revoke`, {
          token: owner.accessToken,
          json: { ids: keys.map(({ id }) => id) },
        }),
      answers: 200,
      isOld: served,
    };
  },

  "revoke a person's keys": async (server, owner) => {
    const member = await addMember(server, owner, 'member');
    const key = await createKey(server, owner, member);
    return {
      kind: "revoke a person's keys",
      credential: { apiKey: key.key },
      change: (via) =>
        request(via, 'POST', `${keysOf(owner)}/revoke`, {
          token: owner.accessToken,
          json: { created_by: member.user.id },
        }),
      answers: 200,
      isOld: served,
    };
  },

  'sign a member out': async (server, owner) => {
    const member = await addMember(server, owner, 'member');
    return {
      kind: 'sign a member out',
      credential: { token: member.accessToken },
      change: (via) =>
        request(via, 'DELETE', `${memberPath(owner, member)}/sessions`, { token: owner.accessToken }),
      answers: 204,
      isOld: served,
    };
  },

  'rotate a key': async (server, owner) => {
    const key = await createKey(server, owner);
    return {
      kind: 'rotate a key',
      credential: { token: key.key },
      change: (via) =>
        request(via, 'POST', `${keysOf(owner)}/${key.id}/rotate`, { token: owner.accessToken, json: {} }),
      answers: 201,
      isOld: served,
    };
  },

  'disable a key': async (server, owner) => {
    const key = await createKey(server, owner);
    return {
      kind: 'disable a key',
      credential: { apiKey: key.key },
      change: (via) =>
        request(via, 'PATCH', `${keysOf(owner)}/${key.id}`, {
          token: owner.accessToken,
          json: { disabled: true },
        }),
      answers: 200,
      isOld: served,
    };
  },

  'transfer a key': async (server, owner) => {
    const key = await createKey(server, owner);
    const account = await addServiceAccount(server, owner, 'viewer');
    return {
      kind: 'transfer a key',
      credential: { apiKey: key.key },
      change: (via) =>
        request(via, 'POST', `${keysOf(owner)}/${key.id}/transfer`, {
          token: owner.accessToken,
          json: { service_account_id: account.id },
        }),
      answers: 200,
      isOld: (me) => served(me) && me.json.role === 'owner',
      // The key continues for another owner: the request has to be sent again.
      refusedWith: [503],
    };
  },

  'set a policy for keys': async (server, owner) => {
    const workspace = await newWorkspace(server, owner);
    const key = await createKey(server, { ...owner, workspace });
    return {
      kind: 'set a policy for keys',
      credential: { apiKey: key.key },
      change: (via) =>
        request(via, 'PUT', `/api/v1/workspaces/${workspace.id}/key-policy`, {
          token: owner.accessToken,
          json: { require_allowlist: true },
        }),
      answers: 200,
      isOld: served,
    };
  },

  'narrow an allowlist': async (server, owner) => {
    const key = await createKey(server, owner);
    return {
      kind: 'narrow an allowlist',
      credential: { apiKey: key.key },
      change: (via) =>
        request(via, 'PATCH', `${keysOf(owner)}/${key.id}`, {
          token: owner.accessToken,
          json: { allowed_ips: ['203.0.113.0/24'] },
        }),
      answers: 200,
      isOld: served,
    };
  },

  'enforce an observed allowlist': async (server, owner) => {
    const key = await createKey(server, owner, owner, {
      allowed_ips: ['203.0.113.0/24'],
      allowlist_mode: 'observe',
    });
    return {
      kind: 'enforce an observed allowlist',
      credential: { apiKey: key.key },
      change: (via) =>
        request(via, 'PATCH', `${keysOf(owner)}/${key.id}`, {
          token: owner.accessToken,
          json: { allowlist_mode: 'enforce' },
        }),
      answers: 200,
      isOld: served,
    };
  },

  'narrow scopes': async (server, owner) => {
    const key = await createKey(server, owner);
    return {
      kind: 'narrow scopes',
      credential: { apiKey: key.key },
      change: (via) =>
        request(via, 'PATCH', `${keysOf(owner)}/${key.id}`, {
          token: owner.accessToken,
          json: { scopes: ['workspace:read'] },
        }),
      answers: 200,
      isOld: (me) => served(me) && me.json.scopes.length > 1,
    };
  },

  'demote a member, by token': async (server, owner) => {
    const member = await addMember(server, owner, 'admin');
    return {
      kind: 'demote a member, by token',
      credential: inWorkspaceOf(owner, member),
      change: (via) => changeRole(via, owner, member, 'viewer'),
      answers: 200,
      isOld: (me) => served(me) && me.json.role === 'admin',
    };
  },

  "demote a key's creator": async (server, owner) => {
    const member = await addMember(server, owner, 'admin');
    const key = await createKey(server, owner, member);
    return {
      kind: "demote a key's creator",
      credential: { apiKey: key.key },
      change: (via) => changeRole(via, owner, member, 'viewer'),
      answers: 200,
      isOld: (me) => served(me) && me.json.role === 'admin',
    };
  },

  "remove a key's creator": async (server, owner) => {
    const member = await addMember(server, owner, 'member');
    const key = await createKey(server, owner, member);
    return {
      kind: "remove a key's creator",
      credential: { apiKey: key.key },
      change: (via) => removeMember(via, owner, member),
      answers: 200,
      isOld: served,
    };
  },

  'demote a service account': async (server, owner) => {
    const account = await addServiceAccount(server, owner, 'admin');
    const key = await createKey(server, owner, owner, { service_account_id: account.id });
    return {
      kind: 'demote a service account',
      credential: { apiKey: key.key },
      change: (via) =>
        request(via, 'PATCH', serviceAccountPath(owner, account), {
          token: owner.accessToken,
          json: { role: 'viewer' },
        }),
      answers: 200,
      isOld: (me) => served(me) && me.json.role === 'admin',
    };
  },

  'delete a service account': async (server, owner) => {
    const account = await addServiceAccount(server, owner, 'member');
    const key = await createKey(server, owner, owner, { service_account_id: account.id });
    return {
      kind: 'delete a service account',
      credential: { apiKey: key.key },
      change: (via) =>
        request(via, 'DELETE', serviceAccountPath(owner, account), { token: owner.accessToken }),
      answers: 204,
      isOld: served,
    };
  },

  "transfer a removed member's key": async (server, owner) => {
    const member = await addMember(server, owner, 'admin');
    const key = await createKey(server, owner, member);
    const account = await addServiceAccount(server, owner, 'viewer');
    return {
      kind: "transfer a removed member's key",
      credential: { apiKey: key.key },
      change: (via) =>
        request(via, 'POST', `${memberPath(owner, member)}/remove`, {
          token: owner.accessToken,
          json: { transfers: [{ api_key_id: key.id, service_account_id: account.id }] },
        }),
      answers: 200,
      isOld: (me) => served(me) && me.json.role === 'admin',
      // The key continues for another owner: the request has to be sent again.
      refusedWith: [503],
    };
  },

  'remove a member, by token': async (server, owner) => {
    const member = await addMember(server, owner, 'member');
    return {
      kind: 'remove a member, by token',
      credential: inWorkspaceOf(owner, member),
      change: (via) => removeMember(via, owner, member),
      answers: 200,
      isOld: served,
    };
  },

  'sign out': async (server, owner) => {
    const session = await login(server, owner);
    return {
      kind: 'sign out',
      credential: { token: session.accessToken },
      change: (via) =>
        request(via, 'POST', '/api/v1/auth/logout', { cookie: session.cookie, token: session.accessToken }),
      answers: 204,
      isOld: served,
    };
  },

  'change the password': async (server) => {
    const account = await register(server);
    const other = await login(server, account);
    return {
      kind: 'change the password',
      credential: { token: other.accessToken },
      change: (via) =>
        request(via, 'PUT', '/api/v1/auth/password', {
          token: account.accessToken,
          json: { current_password: account.password, new_password: `${account.password} anew` },
        }),
      answers: 204,
      isOld: served,
    };
  },

  'reuse a refresh token': async (server, owner) => {
    const session = await login(server, owner);
    const refresh = (via: Server, cookie: string) => request(via, 'POST', '/api/v1/auth/refresh', { cookie });
    const second = cookieOf(expectStatus(await refresh(server, session.cookie), 200));
    expectStatus(await refresh(server, second), 200);
    return {
      kind: 'reuse a refresh token',
      credential: { token: session.accessToken },
      change: (via) => refresh(via, session.cookie),
      answers: 401,
      isOld: served,
    };
  },

  'reuse a code of the command line': async (server, owner) => {
    const { accessToken } = await login(server, owner);
    const command = waitingCommand();
    const { code } = expectStatus(await approveCliLogin(server, accessToken, command), 201).json;
    const { json } = expectStatus(await exchangeCode(server, command, code), 200);
    return {
      kind: 'reuse a code of the command line',
      credential: { token: json.access_token },
      change: (via) => exchangeCode(via, command, code),
      answers: 400,
      isOld: served,
    };
  },

  'delete a workspace': async (server, owner) => {
    const created = await request(server, 'POST', '/api/v1/workspaces', {
      token: owner.accessToken,
      json: { name: 'To be deleted' },
    });
    const workspace = expectStatus(created, 201).json;
    const key = await createKey(server, { ...owner, workspace });
    return {
      kind: 'delete a workspace',
      credential: { apiKey: key.key },
      change: (via) =>
        request(via, 'DELETE', `/api/v1/workspaces/${workspace.id}`, { token: owner.accessToken }),
      answers: 204,
      isOld: served,
    };
  },

  'require a second factor': async (server, owner) => {
    const own = { ...owner, workspace: await newWorkspace(server, owner) };
    const member = await addMember(server, own, 'admin');
    const admin = await addMember(server, own, 'admin');
    await addApp(server, admin);
    return {
      kind: 'require a second factor',
      credential: inWorkspaceOf(own, member),
      change: (via) =>
        request(via, 'PATCH', `/api/v1/workspaces/${own.workspace.id}`, {
          token: admin.accessToken,
          json: { require_second_factor: true },
        }),
      answers: 200,
      isOld: served,
    };
  },

  'require single sign-on': async (server) => {
    const owner = await ownerWithProvider(server);
    const member = await addMember(server, owner, 'member');
    return {
      kind: 'require single sign-on',
      credential: inWorkspaceOf(owner, member),
      change: (via) =>
        request(via, 'PATCH', ssoOf(owner), { token: owner.accessToken, json: { enforced: true } }),
      answers: 200,
      isOld: served,
    };
  },

  'remove an identity provider': async (server) => {
    const owner = await ownerWithProvider(server);
    const member = await addMember(server, owner, 'member');
    await linkPerson(server, owner, member);
    const token = await beginConfined(server, owner, member);
    return {
      kind: 'remove an identity provider',
      credential: { token },
      change: (via) =>
        request(via, 'DELETE', `${ssoOf(owner)}/identity-provider`, { token: owner.accessToken }),
      answers: 204,
      isOld: served,
    };
  },

  'suspend a workspace': async (server, owner, operatorKey) => {
    const workspace = await newWorkspace(server, owner);
    const key = await createKey(server, { ...owner, workspace });
    const token = await operatorKey();
    return {
      kind: 'suspend a workspace',
      credential: { apiKey: key.key },
      change: (via) =>
        request(via, 'POST', `/api/v1/operator/workspaces/${workspace.id}/suspend`, {
          token,
          json: SUSPENSION,
        }),
      answers: 200,
      isOld: served,
    };
  },

  "suspend a key's creator": async (server, owner, operatorKey) => {
    const member = await addMember(server, owner, 'member');
    const key = await createKey(server, owner, member);
    const token = await operatorKey();
    return {
      kind: "suspend a key's creator",
      credential: { apiKey: key.key },
      change: (via) =>
        request(via, 'POST', `/api/v1/operator/users/${member.user.id}/suspend`, { token, json: SUSPENSION }),
      answers: 200,
      isOld: served,
    };
  },

  'suspend a user, by token': async (server, _owner, operatorKey) => {
    const account = await register(server);
    const token = await operatorKey();
    return {
      kind: 'suspend a user, by token',
      credential: { token: account.accessToken },
      change: (via) =>
        request(via, 'POST', `/api/v1/operator/users/${account.user.id}/suspend`, {
          token,
          json: SUSPENSION,
        }),
      answers: 200,
      isOld: served,
    };
  },
};

const SUSPENSION = { reason: 'For a test.' };

/** Unknown to the last release, or not offered by this version while it runs. */
export const NOT_BESIDE_EARLIER_VERSIONS = Object.keys(arrangements).filter((kind) =>
  /^(suspend|disable|set a policy|require (a second factor|single sign-on)|remove an identity provider|transfer|enforce|sign a member|reuse a code|revoke (many|a person))|service account$/.test(
    kind,
  ),
);

const inWorkspaceOf = (owner: Account, member: Account): RequestOptions => ({
  token: member.accessToken,
  headers: { 'x-workspace-id': owner.workspace.id },
});

async function createKey(
  server: Server,
  owner: Account,
  creator = owner,
  fields: Record<string, unknown> = {},
): Promise<{ id: string; key: string }> {
  const response = await request(server, 'POST', keysOf(owner), {
    token: creator.accessToken,
    json: { name: 'Hammered', ...fields },
  });
  return expectStatus(response, 201).json;
}

/** For changes of the whole workspace, so that the one used by others stays unchanged. */
async function newWorkspace(server: Server, owner: Account): Promise<Account['workspace']> {
  const created = await request(server, 'POST', '/api/v1/workspaces', {
    token: owner.accessToken,
    json: { name: 'Of its own' },
  });
  return expectStatus(created, 201).json;
}

/** A second person in the owner's workspace. */
async function addMember(server: Server, owner: Account, role: string): Promise<Account> {
  const [member, invitation] = await Promise.all([
    register(server),
    request(server, 'POST', `/api/v1/workspaces/${owner.workspace.id}/invitations`, {
      token: owner.accessToken,
      json: { role },
    }),
  ]);
  const accepted = await request(server, 'POST', '/api/v1/invitations/accept', {
    token: member.accessToken,
    json: { token: expectStatus(invitation, 201).json.token },
  });
  expectStatus(accepted, 200);
  return member;
}

async function addServiceAccount(server: Server, owner: Account, role: string): Promise<{ id: string }> {
  const created = await request(server, 'POST', `/api/v1/workspaces/${owner.workspace.id}/service-accounts`, {
    token: owner.accessToken,
    json: { name: 'Owner of keys', role },
  });
  return expectStatus(created, 201).json;
}

const serviceAccountPath = (owner: Account, { id }: { id: string }): string =>
  `/api/v1/workspaces/${owner.workspace.id}/service-accounts/${id}`;

const memberPath = (owner: Account, member: Account): string =>
  `/api/v1/workspaces/${owner.workspace.id}/members/${member.user.id}`;

const changeRole = (via: Server, owner: Account, member: Account, role: string): Promise<Response> =>
  request(via, 'PATCH', memberPath(owner, member), { token: owner.accessToken, json: { role } });

const removeMember = (via: Server, owner: Account, member: Account): Promise<Response> =>
  request(via, 'DELETE', memberPath(owner, member), { token: owner.accessToken });

function expectStatus(response: Response, status: number): Response {
  if (response.status !== status)
    throw new Error(`Expected ${status}, got ${response.status}: ${response.text}`);
  return response;
}
