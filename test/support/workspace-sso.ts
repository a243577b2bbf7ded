import { randomUUID } from 'node:crypto';
import { changeByHand } from './by-hand.js';
import { request, type RequestOptions, type Response } from './client.js';
import type { TestDatabase } from './database.js';
import { visit } from './identity-provider.js';

const SSO = '/api/v1/auth/sso';

export const attemptCookie = ({ headers }: Response): string =>
  (headers.getSetCookie().find((cookie) => cookie.startsWith('__Host-sso_attempt=')) ?? '').split(';')[0]!;

type Instance = { url: string };

export const comeBack = (
  { pathname, search }: URL,
  cookie: string,
  instance: Instance,
  options: Pick<RequestOptions, 'address'> = {},
): Promise<Response> => request(instance, 'GET', pathname + search, { ...options, cookie });

/**
 * Signs the person at the provider in at the sign-in address of the workspace.
 *
 * @returns the response to the callback
 */
export async function signInAt(
  instance: Instance,
  workspaceId: string,
  options: Pick<RequestOptions, 'address'> = {},
): Promise<Response> {
  const begun = await request(instance, 'GET', `${SSO}/${workspaceId}/start`, options);
  const location = begun.headers.get('location');
  if (begun.status !== 302 || location === null) throw new Error(`start: ${begun.status} ${begun.text}`);
  return comeBack(await visit(location), attemptCookie(begun), instance, options);
}

/** Links the person at the provider, which is also proof for the session. */
export async function linkAt(instance: Instance, workspaceId: string, token: string): Promise<Response> {
  const begun = await request(instance, 'POST', `${SSO}/${workspaceId}/link`, { token });
  if (begun.status !== 200) throw new Error(`link: ${begun.status} ${begun.text}`);
  return comeBack(await visit(begun.json.authorization_url), attemptCookie(begun), instance);
}

/** Gives a workspace an identity provider that does not exist, and that nobody can sign in with. */
export async function insertProvider(
  database: TestDatabase,
  workspaceId: string,
  { enforced }: { enforced: boolean },
): Promise<void> {
  await changeByHand(
    database,
    `INSERT INTO workspace_identity_providers
       (id, workspace_id, name, issuer, client_id, sealed_client_secret, enforced_at)
     VALUES ('${randomUUID()}', '${workspaceId}', 'Acme', 'https://id.acme.invalid', 'latchkey', 'v1.x',
       ${enforced ? 'clock_timestamp()' : 'NULL'})`,
  );
}
