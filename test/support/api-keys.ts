import type { App } from './app.js';
import { changeByHand } from './by-hand.js';
import {
  type Account,
  clientWith,
  type Json,
  recordingFetch,
  register,
  request,
  type RequestOptions,
  type Response,
} from './client.js';

type Server = { url: string };
type Stage = Pick<App, 'database' | 'server'>;
type Role = 'viewer' | 'member' | 'admin' | 'owner';

/** A person in someone else's workspace, with a key that they created there. */
export interface Colleague {
  account: Account;
  userId: string;
  /** Key and token act in the workspace that the colleague was added to. */
  apiKey: string;
  apiKeyId: string;
  accessToken: string;
}

export const keysPath = (workspaceId: string, ...rest: string[]): string =>
  ['/api/v1/workspaces', workspaceId, 'api-keys', ...rest].join('/');

/**
 * Creates a key as the account's user, unless `token` is given.
 *
 * @returns the server's response
 */
export async function createKey(
  server: Server,
  account: Pick<Account, 'accessToken' | 'workspace'>,
  body: Record<string, unknown> = {},
  token = account.accessToken,
): Promise<Json> {
  const { fetch, answered } = recordingFetch();
  const { workspaces } = clientWith(server, token, fetch);
  await workspaces.createApiKey(account.workspace.id, { name: 'a key', ...body });
  return answered();
}

/** The credential's own identity; the status shows whether it is accepted. */
export const whoAmI = (
  server: Server,
  credential: Pick<RequestOptions, 'apiKey' | 'token' | 'address'>,
): Promise<Response> => request(server, 'GET', '/api/v1/me', credential);

/** Signs up a new user and makes them a member of the owner's workspace, with a key there. */
export async function addColleague(app: Stage, owner: Account, role: Role): Promise<Colleague> {
  const account = await register(app.server);
  await changeByHand(
    app.database,
    `INSERT INTO memberships (workspace_id, user_id, role) VALUES ('${owner.workspace.id}', '${account.user.id}', '${role}')`,
  );
  const { apiKey, plaintext } = await clientWith(app.server, account.accessToken).workspaces.createApiKey(
    owner.workspace.id,
    { name: `key of the ${role}` },
  );
  return {
    account,
    userId: account.user.id,
    apiKey: plaintext,
    apiKeyId: apiKey.id,
    accessToken: account.accessToken,
  };
}

/** Changes a colleague's role (null: removes it), and waits until the server has applied it. */
export async function changeRole(
  app: Stage,
  owner: Account,
  colleague: Colleague,
  role: Role | null,
): Promise<void> {
  const membership = `workspace_id = '${owner.workspace.id}' AND user_id = '${colleague.userId}'`;
  await changeByHand(
    app.database,
    role === null
      ? `DELETE FROM memberships WHERE ${membership}`
      : `UPDATE memberships SET role = '${role}' WHERE ${membership}`,
  );
}
