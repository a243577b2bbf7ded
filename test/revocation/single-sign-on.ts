import { afterAll } from '@jest/globals';
import { type Account, cookieOf, register, request, type Response } from '../support/client.js';
import { addApp } from '../support/factors.js';
import { type IdentityProvider, newPerson, startIdentityProvider } from '../support/identity-provider.js';
import { linkAt, signInAt } from '../support/workspace-sso.js';

type Server = { url: string };

/** The environment of servers whose workspaces can use the provider, which is on loopback. */
export const SSO_ENV = { WEBHOOK_ALLOW_PRIVATE: '127.0.0.0/8' };

let provider: Promise<IdentityProvider> | undefined;
/** The provider has one visitor at a time. */
let visits: Promise<unknown> = Promise.resolve();

afterAll(async () => {
  await (await provider)?.stop();
  provider = undefined;
});

function visitAs<T>(sub: string, visit: () => Promise<T>): Promise<T> {
  const next = visits.then(async () => {
    Object.assign((await provider) as IdentityProvider, { person: newPerson({ sub }) });
    return visit();
  });
  visits = next.catch(() => undefined);
  return next;
}

const subjectOf = ({ user }: Account): string => `person ${user.id}`;

/** An owner who has given their workspace the provider, and can require it. */
export async function ownerWithProvider(server: Server): Promise<Account> {
  provider ??= startIdentityProvider('acme', 'http://127.0.0.1');
  const { name, issuer, client_id, client_secret } = (await provider).entry;
  const owner = await register(server);
  await addApp(server, owner);
  const configured = await request(server, 'PUT', `${ssoOf(owner)}/identity-provider`, {
    token: owner.accessToken,
    json: { name, issuer, client_id, client_secret },
  });
  if (configured.status !== 200) throw new Error(`provider: ${configured.status} ${configured.text}`);
  await linkPerson(server, owner, owner);
  return owner;
}

export const linkPerson = (server: Server, { workspace }: Account, person: Account): Promise<Response> =>
  visitAs(subjectOf(person), () => linkAt(server, workspace.id, person.accessToken));

/** @returns the access token of a session that the provider of the workspace began for a linked person */
export async function beginConfined(
  server: Server,
  { workspace }: Account,
  person: Account,
): Promise<string> {
  const response = await visitAs(subjectOf(person), () => signInAt(server, workspace.id));
  const refreshed = await request(server, 'POST', '/api/v1/auth/refresh', { cookie: cookieOf(response) });
  if (refreshed.status !== 200) throw new Error(`sign-in: ${response.headers.get('location')}`);
  return refreshed.json.access_token;
}

export const ssoOf = ({ workspace }: Account): string => `/api/v1/workspaces/${workspace.id}/sso`;
