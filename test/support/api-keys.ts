import type { App } from './app.js';
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
import { eventually } from './eventually.js';

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
    app,
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
    app,
    role === null
      ? `DELETE FROM memberships WHERE ${membership}`
      : `UPDATE memberships SET role = '${role}' WHERE ${membership}`,
  );
}

/** A change that bypasses the API, as an operator would make it; returns once every instance has applied it. */
export async function changeByHand(app: Stage, statement: string): Promise<void> {
  await app.database.query(`BEGIN; SET LOCAL latchkey.change = 'by-hand'; ${statement}; COMMIT`);
  const [last] = await app.database.query<{ sequence: string }>(
    'SELECT coalesce(max(sequence), 0) AS sequence FROM authority_changes',
  );
  const behind = () =>
    app.database.query('SELECT * FROM authority_instances WHERE acknowledged < $1', [last?.sequence]);
  await eventually('every instance knows', behind, { until: (rows) => rows.length === 0, intervalMs: 5 });
}
