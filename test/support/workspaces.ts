import { changeByHand } from './by-hand.js';
import { randomBytes } from 'node:crypto';
import type { InvitationInput, IssuedInvitation } from '@latchkey/sdk';
import { type Account, clientWith, type Json, register, request } from './client.js';
import type { TestDatabase } from './database.js';

type Server = { url: string };

export type Role = 'viewer' | 'member' | 'admin' | 'owner';

/** A person in a workspace, with both kinds of credential for it. */
export interface Member extends Account {
  role: Role;
}

/** Invites to a workspace and returns the invitation, with its token. */
export const invite = (
  server: Server,
  inviter: { accessToken: string },
  workspaceId: string,
  invitation: InvitationInput,
): Promise<IssuedInvitation> =>
  clientWith(server, inviter.accessToken).workspaces.createInvitation(workspaceId, invitation);

export function accept(server: Server, account: { accessToken: string }, token: string) {
  return request(server, 'POST', '/api/v1/invitations/accept', {
    token: account.accessToken,
    json: { token },
  });
}

/** Makes an account a member, through an invitation by `owner`. */
export async function join(server: Server, owner: Account, account: Account, role: Role): Promise<void> {
  const { token } = await invite(server, owner, owner.workspace.id, { role });
  await clientWith(server, account.accessToken).workspaces.acceptInvitation(token);
}

/** Signs up a new user who joins the owner's workspace, with an API key of that workspace. */
export async function registerMember(
  server: Server,
  database: TestDatabase,
  owner: Account,
  role: Role,
): Promise<Member> {
  const account = await register(server);
  await join(server, owner, account, role);
  await changeUnusedKey(database, account.apiKeyId, { workspaceId: owner.workspace.id });
  return { ...account, role };
}

/** Changes a key behind the server's back, which is safe as long as no request has used it. */
export async function changeUnusedKey(
  database: TestDatabase,
  apiKeyId: string,
  changes: { workspaceId?: string; scopes?: string[] },
): Promise<void> {
  const columns = [
    ...(changes.workspaceId === undefined ? [] : [`workspace_id = '${changes.workspaceId}'`]),
    ...(changes.scopes === undefined
      ? []
      : [`scopes = ARRAY[${changes.scopes.map((scope) => `'${scope}'`).join(', ')}]::text[]`]),
  ];
  await changeByHand(database, `UPDATE api_keys SET ${columns.join(', ')} WHERE id = '${apiKeyId}'`);
}

/** Values that no text field accepts, and that must never cause a 5xx. */
export const awkwardValues: readonly unknown[] = [
  null,
  0,
  -1,
  1e308,
  true,
  [],
  ['x'],
  {},
  { $gt: '' },
  '',
  'a\u0000b',
  '\ud800',
  randomBytes(4_000).toString('hex'),
];

const PAGES_MAX = 100;

/** Follows the `next` links of a list to its end. Returns the contents of each page. */
export async function walkPages(server: Server, first: string, token: string): Promise<Json[][]> {
  const pages: Json[][] = [];
  for (let next: string | undefined = first; next !== undefined;) {
    const response = await request(server, 'GET', next, { token });
    if (response.status !== 200) throw new Error(`A page answered ${response.status}: ${response.text}`);
    pages.push(response.json);
    if (pages.length > PAGES_MAX) throw new Error(`The list ${first} does not end.`);
    next = /^<(.+)>; rel="next"$/.exec(response.headers.get('link') ?? '')?.[1];
  }
  return pages;
}
