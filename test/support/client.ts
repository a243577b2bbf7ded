import { randomBytes, randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { type Fetch, Latchkey, type LatchkeySession } from '@latchkey/sdk';

const RAW_RESPONSE_MILLISECONDS_MAX = 20_000;

/** The result of `JSON.parse`. Tests read it without narrowing: a wrong shape fails the assertion that follows. */
export type Json = ReturnType<typeof JSON.parse>;

export interface RequestOptions {
  headers?: Record<string, string>;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent unchanged, with no `Content-Type` unless `headers` has one. */
  body?: string | Uint8Array<ArrayBuffer>;
  /** Sent in `X-API-Key`. */
  apiKey?: string;
  /** Sent as `Authorization: Bearer`: an access token, or an API key. */
  token?: string;
  /** A `name=value` pair, as `cookieOf` returns it. */
  cookie?: string;
  /** The address that the request appears to come from. */
  address?: string;
}

export interface Response {
  status: number;
  headers: Headers;
  /** Undefined if the response is not JSON, or has no body. */
  json: Json;
  text: string;
}

/** One sign-up: the account, its workspace, its first key and its session. */
export interface Account {
  email: string;
  password: string;
  user: Json;
  workspace: Json;
  apiKeyId: string;
  /** The key itself, for `RequestOptions.apiKey` or `token`. */
  apiKey: string;
  webhookSigningSecret: string;
  accessToken: string;
  cookie: string;
}

type Server = { url: string };

/**
 * Does not follow redirects, so that a test sees the server's own response. `path` starts at the root: `/api/v1/me`.
 */
export async function request(
  server: Server,
  method: string,
  path: string,
  options: RequestOptions = {},
): Promise<Response> {
  const headers = new Headers(options.headers);
  if (options.json !== undefined) headers.set('content-type', 'application/json');
  if (options.apiKey !== undefined) headers.set('x-api-key', options.apiKey);
  if (options.token !== undefined) headers.set('authorization', `Bearer ${options.token}`);
  if (options.cookie !== undefined) headers.set('cookie', options.cookie);
  if (options.address !== undefined) headers.set('x-forwarded-for', options.address);
  const body = options.json === undefined ? options.body : JSON.stringify(options.json);

  const response = await fetch(new URL(path, server.url), {
    method,
    headers,
    redirect: 'manual',
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  const isJson =
    text !== '' && /^application\/(.+\+)?json\b/.test(response.headers.get('content-type') ?? '');
  return {
    status: response.status,
    headers: response.headers,
    // The response to HEAD has the content type of a body, but no body.
    json: isJson && text !== '' ? JSON.parse(text) : undefined,
    text,
  };
}

/** Signs up a new user. Every call creates a different account, unless `overrides` gives an email address. */
export async function register(
  server: Server,
  overrides: { email?: string; password?: string; name?: string } = {},
): Promise<Account> {
  const email = overrides.email ?? `${randomUUID()}@example.com`;
  const password = overrides.password ?? randomBytes(18).toString('base64url');
  const { session, cookie, answered } = sessionOn(server);
  const { apiKey, plaintext, webhookSigningSecret } = await session.register({
    ...overrides,
    email,
    password,
  });
  const { user, workspace } = answered();
  return {
    email,
    password,
    user,
    workspace,
    apiKeyId: apiKey.id,
    apiKey: plaintext,
    webhookSigningSecret,
    accessToken: await session.accessToken(),
    cookie: cookie(),
  };
}

/** Signs in to an account again: another session of the same person. */
export async function login(
  server: Server,
  account: { email: string; password: string },
): Promise<{ accessToken: string; cookie: string }> {
  const { session, cookie } = sessionOn(server);
  await session.login({ email: account.email, password: account.password });
  return { accessToken: await session.accessToken(), cookie: cookie() };
}

/** The SDK for setting things up, acting as the owner of a key or an access token. */
export const clientWith = (server: Server, credential: string, fetch?: Fetch): Latchkey =>
  new Latchkey({ apiKey: credential, baseUrl: server.url, fetch });

/** A fetch that keeps the last JSON response, because tests compare names as they are on the wire. */
export function recordingFetch(): { fetch: Fetch; answered: () => Json } {
  let last: Json;
  return {
    async fetch(url, init) {
      const response = await fetch(url, init);
      last = await response
        .clone()
        .json()
        .catch(() => undefined);
      return response;
    },
    answered: () => last,
  };
}

/** The SDK as used by a person's program, with its cookie accessible. */
function sessionOn(server: Server): {
  session: LatchkeySession;
  cookie: () => string;
  answered: () => Json;
} {
  let refreshToken: string | null = null;
  const { fetch, answered } = recordingFetch();
  const session = Latchkey.session({
    baseUrl: server.url,
    fetch,
    refreshTokenStore: {
      load: async () => refreshToken,
      save: async (next) => {
        refreshToken = next;
      },
      clear: async () => {
        refreshToken = null;
      },
    },
  });
  return {
    session,
    cookie() {
      if (refreshToken === null) throw new Error('The response sets no refresh token.');
      return `__Host-refresh_token=${refreshToken}`;
    },
    answered,
  };
}

/** The refresh token's cookie, without its attributes, as a browser would send it back. */
export function cookieOf(response: Response): string {
  const cookie = response.headers.getSetCookie().find((line) => line.startsWith('__Host-refresh_token='));
  if (cookie === undefined) throw new Error('The response sets no refresh token.');
  return cookie.replace(/;.*/s, '');
}

/**
 * Writes raw bytes to the server's port, for requests that no HTTP client would send. Resolves with everything received
 * when the server closes the connection, so a well-formed request must ask for `Connection: close`.
 */
export function rawRequest(server: Server, bytes: string | Uint8Array): Promise<string> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const received: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    const timer = setTimeout(() => {
      socket.destroy(new Error('The server did not close the connection.'));
    }, RAW_RESPONSE_MILLISECONDS_MAX);
    socket.on('data', (chunk) => received.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(Buffer.concat(received).toString('utf8'));
    });
  });
}
