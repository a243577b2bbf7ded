import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { useServer } from '../support/app.js';
import { type Account, register, request, type RequestOptions, type Response } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { openApiDocument } from '../support/openapi.js';
import { changeUnusedKey, invite, type Member, registerMember, type Role } from '../support/workspaces.js';

const app = useServer();

const ROLES = ['viewer', 'member', 'admin', 'owner'] as const;

/** An operation on a workspace: its minimum role, its scope, and its success status. */
interface Operation {
  name: string;
  method: string;
  /** Relative to the workspace. */
  path: (targets: Targets) => string;
  json?: unknown;
  from: Role;
  /** The role that viewers and members are told they lack, if an owner is required only because of the target. */
  asks?: Role;
  scope: string;
  /** Only people can grant a role. */
  peopleAlone?: true;
  allowed: number;
}

/** The targets of the operations: each allowed one gets a fresh member and invitation. */
interface Targets {
  memberId: string;
  ownerId: string;
  invitationId: string;
}

const operations: Operation[] = [
  {
    name: 'read the workspace',
    method: 'GET',
    path: () => '',
    from: 'viewer',
    scope: 'workspace:read',
    allowed: 200,
  },
  {
    name: 'list members',
    method: 'GET',
    path: () => '/members',
    from: 'viewer',
    scope: 'members:read',
    allowed: 200,
  },
  {
    name: 'rename the workspace',
    method: 'PATCH',
    path: () => '',
    json: { name: 'Renamed' },
    from: 'admin',
    scope: 'workspace:write',
    allowed: 200,
  },
  {
    name: 'change the role of a member',
    method: 'PATCH',
    path: ({ memberId }) => `/members/${memberId}`,
    json: { role: 'admin' },
    from: 'admin',
    scope: 'members:write',
    peopleAlone: true,
    allowed: 200,
  },
  {
    name: 'make an owner',
    method: 'PATCH',
    path: ({ memberId }) => `/members/${memberId}`,
    json: { role: 'owner' },
    from: 'owner',
    asks: 'admin',
    scope: 'members:write',
    peopleAlone: true,
    allowed: 200,
  },
  {
    name: 'demote an owner',
    method: 'PATCH',
    path: ({ ownerId }) => `/members/${ownerId}`,
    json: { role: 'viewer' },
    from: 'owner',
    asks: 'admin',
    scope: 'members:write',
    peopleAlone: true,
    allowed: 200,
  },
  {
    name: 'remove a member',
    method: 'DELETE',
    path: ({ memberId }) => `/members/${memberId}`,
    from: 'admin',
    scope: 'members:write',
    allowed: 200,
  },
  {
    name: 'remove an owner',
    method: 'DELETE',
    path: ({ ownerId }) => `/members/${ownerId}`,
    from: 'owner',
    asks: 'admin',
    scope: 'members:write',
    allowed: 200,
  },
  {
    name: 'list invitations',
    method: 'GET',
    path: () => '/invitations',
    from: 'admin',
    scope: 'members:write',
    allowed: 200,
  },
  {
    name: 'invite a member',
    method: 'POST',
    path: () => '/invitations',
    json: { role: 'member' },
    from: 'admin',
    scope: 'members:write',
    peopleAlone: true,
    allowed: 201,
  },
  {
    name: 'invite an owner',
    method: 'POST',
    path: () => '/invitations',
    json: { role: 'owner' },
    from: 'owner',
    asks: 'admin',
    scope: 'members:write',
    peopleAlone: true,
    allowed: 201,
  },
  {
    name: 'withdraw an invitation',
    method: 'DELETE',
    path: ({ invitationId }) => `/invitations/${invitationId}`,
    from: 'admin',
    scope: 'members:write',
    allowed: 204,
  },
  {
    name: 'read the audit trail',
    method: 'GET',
    path: () => '/audit-events',
    from: 'admin',
    scope: 'audit:read',
    allowed: 200,
  },
  // Comes last, because it leaves nothing.
  {
    name: 'delete the workspace',
    method: 'DELETE',
    path: () => '',
    from: 'owner',
    scope: 'workspace:write',
    allowed: 204,
  },
];

const ALL_SCOPES = (openApiDocument['x-scopes'] as { name: string }[]).map(({ name }) => name);

const perform = (workspaceId: string, operation: Operation, targets: Targets, by: RequestOptions) =>
  request(app.server, operation.method, `/api/v1/workspaces/${workspaceId}${operation.path(targets)}`, {
    ...by,
    ...(operation.json === undefined ? {} : { json: operation.json }),
  });

/** A workspace with one person of each role besides its first owner, and targets for the operations. */
async function makeWorkspace(): Promise<{ owner: Account; workspaceId: string; targets: Targets }> {
  const owner = await register(app.server);
  const member = await registerMember(app.server, app.database, owner, 'member');
  const otherOwner = await registerMember(app.server, app.database, owner, 'owner');
  const invitation = await invite(app.server, owner, owner.workspace.id, { role: 'viewer' });
  return {
    owner,
    workspaceId: owner.workspace.id,
    targets: { memberId: member.user.id, ownerId: otherOwner.user.id, invitationId: invitation.id },
  };
}

function expectVerdict(response: Response, operation: Operation, role: Role): void {
  if (ROLES.indexOf(role) >= ROLES.indexOf(operation.from)) {
    expect({ status: response.status, body: response.text }).toMatchObject({ status: operation.allowed });
  } else {
    const refusal = expectProblem(response, 403, 'insufficient_role');
    const asked = role === 'admin' ? operation.from : (operation.asks ?? operation.from);
    expect(refusal).toMatchObject({ required_role: asked, role });
  }
}

/** For refused operations, which therefore change nothing. */
let shared: Awaited<ReturnType<typeof makeWorkspace>>;
const sharedCallers = new Map<Role, Member>();

beforeAll(async () => {
  shared = await makeWorkspace();
  for (const role of ROLES) {
    sharedCallers.set(role, await registerMember(app.server, app.database, shared.owner, role));
  }
});

describe.each(operations)('who may $name ($from and higher)', (operation) => {
  it.each(ROLES)('as a %s: the same with an API key and an access token', async (role) => {
    for (const scheme of ['key', 'token'] as const) {
      const isAllowed = ROLES.indexOf(role) >= ROLES.indexOf(operation.from);
      const { owner, workspaceId, targets } = isAllowed ? await makeWorkspace() : shared;
      const caller = isAllowed
        ? await registerMember(app.server, app.database, owner, role)
        : (sharedCallers.get(role) as Member);
      const by = scheme === 'key' ? { apiKey: caller.apiKey } : { token: caller.accessToken };
      const response = await perform(workspaceId, operation, targets, by);
      if (scheme === 'key' && operation.peopleAlone) expectProblem(response, 403, 'user_required');
      else expectVerdict(response, operation, role);
    }
  });

  it(`with an owner's key: ${operation.peopleAlone ? 'not at all' : `only if it has the scope ${operation.scope}`}`, async () => {
    if (operation.peopleAlone) {
      const { owner, workspaceId, targets } = await makeWorkspace();
      const refused = await perform(workspaceId, operation, targets, { apiKey: owner.apiKey });
      expectProblem(refused, 403, 'user_required');
      return;
    }
    const { owner, workspaceId, targets } = await makeWorkspace();
    const others = ALL_SCOPES.filter((scope) => scope !== operation.scope);
    await changeUnusedKey(app.database, owner.apiKeyId, { scopes: others });
    const refused = await perform(workspaceId, operation, targets, { apiKey: owner.apiKey });
    const refusal = expectProblem(refused, 403, 'insufficient_scope');
    expect(refusal.required_scope).toBe(operation.scope);
    expect(refused.headers.get('www-authenticate')).toContain(`scope="${operation.scope}"`);

    const allowed = await registerMember(app.server, app.database, owner, 'owner');
    await changeUnusedKey(app.database, allowed.apiKeyId, { scopes: [operation.scope] });
    const response = await perform(workspaceId, operation, targets, { apiKey: allowed.apiKey });
    expect(response.status).toBe(operation.allowed);
  });
});

describe('of a workspace that is not theirs', () => {
  let stranger: Account;

  beforeAll(async () => {
    stranger = await register(app.server);
  });

  it.each(operations)('nobody can $name, nor learn that it exists', async (operation) => {
    for (const by of [{ apiKey: stranger.apiKey }, { token: stranger.accessToken }]) {
      for (const workspaceId of [shared.workspaceId, randomUUID()]) {
        expectProblem(await perform(workspaceId, operation, shared.targets, by), 404, 'not_found');
      }
    }
  });

  it.each(operations)('nobody can $name without a credential', async (operation) => {
    const response = await perform(shared.workspaceId, operation, shared.targets, {});
    expectProblem(response, 401, 'missing_credentials');
  });
});
