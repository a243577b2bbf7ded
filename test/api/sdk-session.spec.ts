import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import {
  AuthenticationError,
  ConnectionError,
  Latchkey,
  type LatchkeySession,
  type RefreshTokenStore,
  type SessionOptions,
  type SessionState,
  UnavailableError,
} from '@latchkey/sdk';
import { useServer } from '../support/app.js';
import { type HttpFault, type HttpProxy, startHttpProxy } from '../support/http-proxy.js';

const REFRESH = 'POST /api/v1/auth/refresh';
const ME = 'GET /api/v1/me';

const realNow = Date.now.bind(Date);

const app = useServer();
const password = randomBytes(18).toString('base64url');
let proxy: HttpProxy;
let email: string;
let store: StoreForTest;
let session: LatchkeySession;
let states: SessionState[];

/** A store that works like a file, but can be inspected by a test. */
interface StoreForTest extends RefreshTokenStore {
  held: string | null;
  locked: number;
}

function makeStore(): StoreForTest {
  let last: Promise<unknown> = Promise.resolve();
  const made: StoreForTest = {
    held: null,
    locked: 0,
    load: async () => made.held,
    save: async (refreshToken) => {
      made.held = refreshToken;
    },
    clear: async () => {
      made.held = null;
    },
    lock(work) {
      made.locked += 1;
      const result = last.then(work);
      last = result.catch(() => undefined);
      return result;
    },
  };
  return made;
}

const newSession = (options: SessionOptions = {}): LatchkeySession =>
  Latchkey.session({ baseUrl: proxy.url, refreshTokenStore: store, ...options });

beforeAll(async () => {
  proxy = await startHttpProxy(app.server.url);
});

beforeEach(async () => {
  email = `${randomUUID()}@example.com`;
  store = makeStore();
  session = newSession();
  await session.register({ email, password });
  states = [];
  session.onChange((state) => states.push(state));
  proxy.requests.length = 0;
});

afterEach(() => {
  proxy.fault = undefined;
});

afterAll(() => proxy.close());

/** Affects all requests with that name. */
function fail(name: string, fault: HttpFault, times = Infinity): void {
  let left = times;
  proxy.fault = (request) => (request.name === name && left-- > 0 ? fault : undefined);
}

/** Makes the session believe that this much time has passed. */
function passTime(milliseconds: number): void {
  jest.spyOn(Date, 'now').mockImplementation(() => realNow() + milliseconds);
}

const reuses = () =>
  app.database.query(
    `SELECT FROM audit_events WHERE action = 'session.reuse_detected' AND target_id IN
       (SELECT sessions.id FROM sessions JOIN users ON users.id = user_id WHERE email = $1)`,
    [email],
  );

describe('Signing in', () => {
  it('is refused with a wrong password, without affecting the current sign-in', async () => {
    const attempt = session.login({ email, password: 'something else' });
    await expect(attempt).rejects.toMatchObject({ name: 'AuthenticationError', code: 'sign_in_failed' });
    expect(session.state.status).toBe('signed-in');
    expect((await session.me()).user.email).toBe(email);
  });

  it('keeps the refresh token in the store, and the access token nowhere', async () => {
    const token = await session.accessToken();
    expect(store.held).toMatch(/./);
    expect(store.held).not.toContain(token);
    expect(token.split('.')).toHaveLength(3);
  });

  it("is resumed by the program's next run", async () => {
    const next = newSession();
    expect(next.state).toEqual({ status: 'unknown', userId: null });
    const before = store.held;
    expect(await next.restore()).toBe(true);
    expect(store.held).not.toBe(before);
    expect((await next.me()).user.email).toBe(email);
    expect(next.state).toEqual({ status: 'signed-in', userId: (await next.me()).user.id });
  });

  it('is found in a file that ends in a line break, but not in one with other contents', async () => {
    store.held = `${store.held}\n`;
    expect(await newSession().restore()).toBe(true);
    store.held = 'two\nlines';
    expect(await newSession().restore()).toBe(false);
  });

  it('is found by a call without preparation', async () => {
    expect((await newSession().me()).user.email).toBe(email);
    expect(proxy.requests.map(({ name }) => name)).toEqual([REFRESH, ME]);
  });

  it('is missed if it never happened', async () => {
    const nobody = newSession({ refreshTokenStore: makeStore() });
    await expect(nobody.me()).rejects.toThrow(AuthenticationError);
    expect(nobody.state.status).toBe('signed-out');
    proxy.requests.length = 0;
    await expect(nobody.me()).rejects.toMatchObject({ code: 'not_signed_in' });
    expect(proxy.requests).toEqual([]);
    expect(await nobody.restore()).toBe(false);
  });

  it('works without a store for as long as the program runs', async () => {
    const shortLived = Latchkey.session({ baseUrl: proxy.url });
    await shortLived.login({ email, password });
    await shortLived.refresh();
    expect((await shortLived.me()).user.email).toBe(email);
    expect(await Latchkey.session({ baseUrl: proxy.url }).restore()).toBe(false);
  });
});

describe('Signing out', () => {
  it('ends the session on the server, and forgets it locally', async () => {
    const cookie = `__Host-refresh_token=${store.held}`;
    const Authorization = `Bearer ${await session.accessToken()}`;
    await session.logout();
    expect(store.held).toBeNull();
    expect(states).toEqual([{ status: 'signed-out', userId: null }]);
    await expect(session.me()).rejects.toMatchObject({ code: 'not_signed_in' });
    const withToken = await fetch(`${app.server.url}/api/v1/me`, { headers: { Authorization } });
    const withCookie = await fetch(`${app.server.url}/api/v1/auth/refresh`, {
      method: 'POST',
      headers: { cookie },
    });
    expect([withToken.status, withCookie.status]).toEqual([401, 401]);
    await session.logout();
  });

  it('is retried if the response is lost', async () => {
    fail('POST /api/v1/auth/logout', { kind: 'lose-answer' }, 1);
    await session.logout();
    expect(proxy.count('POST /api/v1/auth/logout')).toBe(2);
    expect(store.held).toBeNull();
  });

  it('does not claim success when that cannot be known', async () => {
    fail('POST /api/v1/auth/logout', { kind: 'refuse' });
    await expect(session.logout({ maxRetries: 0 })).rejects.toThrow(ConnectionError);
    expect(session.state.status).toBe('signed-in');
    proxy.fault = undefined;
    expect((await session.me()).user.email).toBe(email);
  });

  it('works with an expired access token', async () => {
    passTime(16 * 60_000);
    await session.logout();
    expect(await newSession().restore()).toBe(false);
  });
});

describe('The access token', () => {
  it('is renewed 30 seconds before it expires, once for all waiting calls', async () => {
    passTime((15 * 60 - 31) * 1_000);
    await session.me();
    expect(proxy.count(REFRESH)).toBe(0);
    passTime((15 * 60 - 29) * 1_000);
    await Promise.all(Array.from({ length: 50 }, () => session.me()));
    expect(proxy.count(REFRESH)).toBe(1);
    expect(states).toEqual([]);
  });

  it('is renewed once when it is refused, and the requests are repeated once', async () => {
    fail(ME, { kind: 'answer', status: 401 }, 20);
    const all = await Promise.all(Array.from({ length: 20 }, () => session.me()));
    expect(all.map(({ user }) => user.email)).toEqual(all.map(() => email));
    expect(proxy.count(REFRESH)).toBe(1);
    expect(proxy.count(ME)).toBe(40);

    // Even requests that must not be repeated otherwise, because the server has not carried them out.
    const { id } = all[0]!.workspace!;
    fail(`PATCH /api/v1/workspaces/${id}`, { kind: 'answer', status: 401 }, 1);
    expect(await session.workspaces.update(id, { name: 'Repeated' })).toMatchObject({ name: 'Repeated' });
    expect(proxy.count(REFRESH)).toBe(2);
  });

  it('is not renewed over and over for a request that is always refused', async () => {
    fail(ME, { kind: 'answer', status: 401 });
    await expect(session.me()).rejects.toThrow(AuthenticationError);
    expect(proxy.requests.map(({ name }) => name)).toEqual([ME, REFRESH, ME]);
    expect(session.state.status).toBe('signed-in');
  });

  it('is used until it expires while the server cannot renew it', async () => {
    passTime((15 * 60 - 10) * 1_000);
    fail(REFRESH, { kind: 'answer', status: 503 });
    expect((await session.me()).user.email).toBe(email);
  });
});

describe('Renewing', () => {
  const away: HttpFault[] = [
    { kind: 'refuse' },
    { kind: 'cut-answer' },
    { kind: 'answer', status: 503 },
    { kind: 'answer', status: 500 },
    { kind: 'answer', status: 200, body: '<html>' },
  ];

  it.each(away)('does not sign out while the server is away ($kind $status)', async (fault) => {
    passTime(16 * 60_000);
    fail(REFRESH, fault);
    await expect(session.me()).rejects.not.toBeInstanceOf(AuthenticationError);
    const next = newSession({ maxRetries: 0 });
    await expect(next.restore()).rejects.not.toBeInstanceOf(AuthenticationError);
    expect(next.state.status).toBe('unknown');
    expect(states).toEqual([]);
    expect(session.state.status).toBe('signed-in');

    proxy.fault = undefined;
    expect((await session.me()).user.email).toBe(email);
    expect(await next.restore()).toBe(true);
  });

  it('reports what is wrong', async () => {
    passTime(16 * 60_000);
    fail(REFRESH, { kind: 'refuse' });
    await expect(session.me({ maxRetries: 0 })).rejects.toThrow(ConnectionError);
    fail(REFRESH, { kind: 'answer', status: 503 });
    await expect(session.me()).rejects.toThrow(UnavailableError);
  });

  it('survives a lost response: the server returns the same successor again', async () => {
    fail(REFRESH, { kind: 'lose-answer' }, 2);
    await session.refresh();
    expect(proxy.count(REFRESH)).toBe(3);
    expect((await session.me()).user.email).toBe(email);
    await session.refresh();
    expect(await reuses()).toEqual([]);
  });

  it('signs out when the session has ended, and notifies listeners once, with the reason', async () => {
    const other = newSession({ refreshTokenStore: makeStore() });
    await other.login({ email, password });
    await other.account.endOtherSessions();
    const attempts = await Promise.allSettled(Array.from({ length: 10 }, () => session.me()));
    expect(attempts.map(({ status }) => status)).toEqual(attempts.map(() => 'rejected'));
    expect(states).toEqual([{ status: 'signed-out', userId: null, endedByServer: true }]);
    expect(store.held).toBeNull();
    expect(await other.restore()).toBe(true);
  });

  it('is serialised among programs that share a store', async () => {
    const programs = Array.from({ length: 10 }, () => newSession());
    proxy.fault = ({ name }) =>
      name === REFRESH ? { kind: 'delay', milliseconds: Math.random() * 10 } : undefined;
    for (let round = 0; round < 5; round += 1)
      await Promise.all(programs.map((program) => program.refresh()));
    expect(store.locked).toBeGreaterThanOrEqual(50);
    expect(programs.map(({ state }) => state.status)).toEqual(programs.map(() => 'signed-in'));
    expect(await reuses()).toEqual([]);
  });

  it('locks with the methods of a store that is a class', async () => {
    class Store implements RefreshTokenStore {
      locked = 0;
      #held: string | null = null;
      async load() {
        return this.#held;
      }
      async save(refreshToken: string) {
        this.#held = refreshToken;
      }
      async clear() {
        this.#held = null;
      }
      lock<Result>(work: () => Promise<Result>) {
        this.locked += 1;
        return work();
      }
    }
    const own = new Store();
    const program = newSession({ refreshTokenStore: own });
    await program.login({ email, password });
    await program.refresh();
    expect(program.state.status).toBe('signed-in');
    expect(own.locked).toBeGreaterThan(0);
  });
});

describe('Another user', () => {
  // From then on the store, like a browser's cookie, belongs to the other user.
  let other: LatchkeySession;
  beforeEach(async () => {
    other = newSession();
    await other.register({ email: `${randomUUID()}@example.com`, password });
  });

  afterEach(async () => {
    expect(states).toEqual([{ status: 'signed-in', userId: other.state.userId }]);
    expect(await session.documents.list().toArray()).toEqual([]);
  });

  it('who has signed in meanwhile is not used to repeat a request', async () => {
    fail('POST /api/v1/documents', { kind: 'answer', status: 401 }, 1);
    await expect(session.documents.create({ title: 'Mine', body: '' })).rejects.toMatchObject({
      status: 401,
    });
    expect(proxy.count('POST /api/v1/documents')).toBe(1);
  });

  it('is not used to send a request when the token has to be renewed first', async () => {
    passTime(16 * 60_000);
    await expect(session.documents.create({ title: 'Mine', body: '' })).rejects.toMatchObject({
      name: 'AuthenticationError',
      code: 'user_changed',
    });
    expect(proxy.count('POST /api/v1/documents')).toBe(0);
  });
});
