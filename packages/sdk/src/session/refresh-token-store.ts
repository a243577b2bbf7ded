import type { Fetch } from '../options.js';

/**
 * Keeps the refresh token of a program outside browsers. (A browser keeps it in a cookie that no script can read.)
 * Anyone who has the token is signed in, so a file must be readable only by its owner. The token changes with every
 * refresh, and using a replaced token again counts as theft.
 */
export interface RefreshTokenStore {
  /** @returns null if there is none */
  load(): Promise<string | null>;
  save(refreshToken: string): Promise<void>;
  clear(): Promise<void>;
  /**
   * Runs `work` in one process at a time. Needed if several processes share the store, so that none uses a token that
   * another has just replaced.
   */
  lock?<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** Keeps the token while the program runs. */
export function memoryStore(): RefreshTokenStore {
  let held: string | null = null;
  return {
    load: () => Promise.resolve(held),
    save(refreshToken) {
      held = refreshToken;
      return Promise.resolve();
    },
    clear() {
      held = null;
      return Promise.resolve();
    },
  };
}

const COOKIE = '__Host-refresh_token';

/** A fetch that keeps the refresh cookie in the store. */
export const fetchWithStore =
  (fetch: Fetch, store: RefreshTokenStore): Fetch =>
  async (url, init) => {
    const sent = await loadToken(store);
    const headers = new Headers(init.headers);
    if (sent !== null) headers.set('Cookie', `${COOKIE}=${sent}`);
    const response = await fetch(url, { ...init, headers: Object.fromEntries(headers) });

    const received = refreshTokenOf(response.headers);
    if (received === '') await store.clear();
    else if (received !== undefined) await store.save(received);
    // The token is no longer valid. (In a browser, another tab may hold a newer one.)
    else if (response.status === 401 && sent !== null && (await loadToken(store)) === sent)
      await store.clear();
    return response;
  };

/** Ignores anything but a token, such as a damaged file: fetch would throw an error that quotes it. */
async function loadToken(store: RefreshTokenStore): Promise<string | null> {
  const token = (await store.load())?.trim();
  return token && /^[\x21-\x7e]+$/.test(token) ? token : null;
}

/** A fetch that leaves the refresh cookie to the browser, also for pages of another origin. */
export const fetchWithCookies =
  (fetch: Fetch): Fetch =>
  (url, init) =>
    fetch(url, { ...init, credentials: 'include' });

/** @returns '' if the cookie is removed; undefined if the response does not set it */
function refreshTokenOf(headers: Headers): string | undefined {
  for (const line of headers.getSetCookie()) {
    const [pair = '', ...attributes] = line.split(';');
    const [name, value = ''] = pair.split('=', 2);
    if (name?.trim() !== COOKIE) continue;
    return attributes.some((attribute) => /^\s*max-age=(0|-\d+)\s*$/i.test(attribute)) ? '' : value.trim();
  }
  return undefined;
}
