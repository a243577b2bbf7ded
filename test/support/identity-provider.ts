import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mock } from 'node:test';
import { exportJWK, generateKeyPair } from 'jose';
import type { Configuration, Provider } from 'oidc-provider';

/** Short: a clock that lags makes them expire. */
export const ID_TOKEN_SECONDS = 5;

/** The person who signs in at the provider next, and the provider's claims about them. */
export interface Person {
  sub: string;
  email: string;
  email_verified: boolean;
  name?: string;
}

export interface IdentityProvider {
  issuer: string;
  /** Its entry in `OIDC_PROVIDERS`. */
  entry: { id: string; name: string; issuer: string; client_id: string; client_secret: string };
  person: Person;
  /** Connections are accepted and closed. */
  isAway: boolean;
  stop(): Promise<void>;
}

export const newPerson = (given: Partial<Person> = {}): Person => ({
  sub: randomUUID(),
  email: `${randomUUID()}@example.com`,
  email_verified: true,
  ...given,
});

/** The library's advice to anyone running it in production, which cannot be turned off. */
const ADVICE =
  /^oidc-provider WARNING: (Unsupported runtime|a quick start development-only in-memory adapter)/;

/**
 * Loads the library, and prints its warnings except the advice about production, because our tests also run on Node.js
 * 20 and store nothing.
 */
async function withoutAdvice<T>(work: (Library: typeof Provider) => T): Promise<T> {
  const { warn } = console;
  const filtered = mock.method(console, 'warn', (...words: unknown[]) => {
    if (!ADVICE.test(String(words[0]))) warn(...words);
  });
  try {
    return work((await import('oidc-provider')).default);
  } finally {
    filtered.mock.restore();
  }
}

/** A real OpenID provider on loopback that asks nobody for a password: `person` is already signed in. */
export async function startIdentityProvider(id: string, publicUrl: string): Promise<IdentityProvider> {
  const http: Server = createServer();
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const clientSecret = randomBytes(24).toString('hex');
  const known = new Map<string, Person>();
  const handle: IdentityProvider = {
    issuer,
    entry: {
      id,
      name: `Provider ${id}`,
      issuer,
      client_id: 'latchkey',
      client_secret: clientSecret,
    },
    person: newPerson(),
    isAway: false,
    stop: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
  const configuration: Configuration = {
    clients: [
      {
        client_id: 'latchkey',
        client_secret: clientSecret,
        redirect_uris: [`${publicUrl}/api/v1/auth/sso/${id}/callback`],
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: 'test', use: 'sig', alg: 'RS256' }] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    claims: { openid: ['sub', 'amr', 'auth_time'], email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    ttl: {
      IdToken: ID_TOKEN_SECONDS,
      AccessToken: 600,
      AuthorizationCode: 60,
      Grant: 600,
      Interaction: 600,
      Session: 600,
    },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => Promise.resolve({ ...(known.get(sub) as Person) }),
    }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new provider.Grant({
        clientId: oidc.client!.clientId,
        accountId: oidc.session!.accountId as string,
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  };
  const provider: Provider = await withoutAdvice((Library) => new Library(issuer, configuration));
  // Workspaces, whose ids are in their redirect URIs, use the same client; and every port, if none is given.
  provider.Client.prototype.redirectUriAllowed = (uri) =>
    uri.startsWith(publicUrl) &&
    /^[^/]*\/api\/v1\/auth\/sso\/[^/]+\/callback$/.test(uri.slice(publicUrl.length));
  const answer = provider.callback();
  http.on('request', (request, response) => {
    if (handle.isAway) return void request.socket.destroy();
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response);
    known.set(handle.person.sub, handle.person);
    void provider.interactionFinished(request, response, {
      login: { accountId: handle.person.sub, amr: ['pwd', 'hwk', 'mfa'] },
    });
  });
  return handle;
}

/**
 * A browser's visit to the provider.
 *
 * @returns where it is sent back to, with the query
 */
export async function visit(authorizationUrl: string): Promise<URL> {
  const { origin } = new URL(authorizationUrl);
  const cookies = new Map<string, string>();
  let next = new URL(authorizationUrl);
  while (next.origin === origin) {
    const response = await fetch(next, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null)
      throw new Error(`The provider answered ${response.status}: ${await response.text()}`);
    next = new URL(location, next);
  }
  return next;
}
