import type { Fetch } from '../options.js';

/**
 * Where a program that is no browser keeps its refresh token (a browser keeps it in a cookie that no script can
 * read). Whoever has the token is signed in: a file must be readable by its owner alone. The token changes with
 * every refresh, and one that was replaced is taken for stolen when it is used again.
 */
export interface RefreshTokenStore {
  /** @returns null if there is none */
  load(): Promise<string | null>;
  save(refreshToken: string): Promise<void>;
  clear(): Promise<void>;
  /**
   * Runs `work` while no other process does. Needed where several processes share the store, so that none of them
   * uses a token that another has just replaced.
   */
  lock?<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** For as long as the program runs. */
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
    // It is of no use any more. In a browser the server leaves it to another tab to have a newer one.
    else if (response.status === 401 && sent !== null && (await loadToken(store)) === sent)
      await store.clear();
    return response;
  };

/** A file may end in a line break, or be something else: fetch would complain, with the token in its message. */
async function loadToken(store: RefreshTokenStore): Promise<string | null> {
  const token = (await store.load())?.trim();
  return token && /^[\x21-\x7e]+$/.test(token) ? token : null;
}

/** A fetch that leaves the refresh cookie to the browser, also where the page is of another origin. */
export const fetchWithCookies =
  (fetch: Fetch): Fetch =>
  (url, init) =>
    fetch(url, { ...init, credentials: 'include' });

/** @returns '' if the cookie is to be removed; undefined if the answer says nothing of it */
function refreshTokenOf(headers: Headers): string | undefined {
  for (const line of headers.getSetCookie()) {
    const [pair = '', ...attributes] = line.split(';');
    const [name, value = ''] = pair.split('=', 2);
    if (name?.trim() !== COOKIE) continue;
    return attributes.some((attribute) => /^\s*max-age=(0|-\d+)\s*$/i.test(attribute)) ? '' : value.trim();
  }
  return undefined;
}
