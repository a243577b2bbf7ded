import { AuthenticationError } from '../errors.js';
import { anonymous, type Credentials, Http } from '../http.js';
import type { Connection } from '../options.js';
import { type AccessToken, toAccessToken, userIdOf } from './access-token.js';
import { acrossTabs, alone, oneAtATime } from './one-at-a-time.js';
import { fetchWithCookies, fetchWithStore, type RefreshTokenStore } from './refresh-token-store.js';
import { StateHolder } from './session-state.js';
import { connectTabs, noTabs, type TabMessage, type Tabs } from './tabs.js';

/** What sign-in, sign-up and refresh answer with, besides the cookie. */
interface TokenAnswer {
  accessToken: string;
  expiresIn: number;
}

/**
 * The server gives the same successor again for 10 seconds to whoever lost the answer to a refresh. A repeat has
 * to come within that time, or the session counts as stolen: so an attempt is given up early.
 */
const REFRESH_TIMEOUT_MS = 4_000;

/**
 * The access token of one sign-in, in memory alone, and its renewal: once for any number of callers, and never
 * at the same time as another tab's.
 */
export class SessionTokens implements Credentials {
  /** Reaches the endpoints that read or set the refresh cookie. */
  readonly cookieHttp: Http;
  readonly state = new StateHolder();
  readonly #timeoutMs: number;
  readonly #exclusively: ReturnType<typeof oneAtATime>;
  readonly #tabs: Tabs;
  #token: AccessToken | null = null;
  #refreshing: Promise<AccessToken> | null = null;

  /** @param store null in a browser, which keeps the cookie itself */
  constructor(connection: Connection, store: RefreshTokenStore | null) {
    const name = `latchkey-session ${connection.baseUrl}`;
    const fetch = store ? fetchWithStore(connection.fetch, store) : fetchWithCookies(connection.fetch);
    this.cookieHttp = new Http({ ...connection, fetch }, anonymous);
    this.#timeoutMs = Math.min(connection.timeoutMs, REFRESH_TIMEOUT_MS);
    this.#exclusively = oneAtATime(store ? (work) => (store.lock ?? alone)(work) : acrossTabs(name));
    this.#tabs = store ? noTabs : connectTabs(name, (message) => this.#hear(message));
  }

  async headers(): Promise<Record<string, string>> {
    const before = this.state.current.userId;
    const token = await this.current();
    // Not in the name of somebody else, whose cookie it has become: in another tab, say.
    if (before !== null && token.userId !== before) throw userChanged();
    return token.headers;
  }

  async renew(rejected: Record<string, string>): Promise<boolean> {
    const rejectedUserId = userIdOf(rejected.Authorization ?? '');
    try {
      const token = this.#token && this.#token.headers !== rejected ? this.#token : await this.refresh();
      // Somebody else may have signed in, in another tab: what was asked for is not theirs to ask.
      return token.userId === rejectedUserId;
    } catch (error) {
      if (error instanceof AuthenticationError) return false;
      throw error;
    }
  }

  /** A token that is good for a while. @throws AuthenticationError if nobody is signed in */
  async current(): Promise<AccessToken> {
    if (this.state.current.status === 'signed-out') throw notSignedIn();
    const token = this.#token;
    if (token && Date.now() < token.renewAtMs) return token;
    try {
      return await this.refresh();
    } catch (error) {
      // The server cannot be reached, say: the old token serves as long as it lives.
      if (token && token === this.#token && Date.now() < token.expiresAtMs) return token;
      throw error;
    }
  }

  /**
   * Renews the token now. Only the server's word that the session is over signs out: not a failed connection,
   * and not a server without its database.
   */
  refresh(): Promise<AccessToken> {
    this.#refreshing ??= this.#exclusively(() => this.#askForToken()).finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  /** Runs a sign-in, in place of whoever is signed in now. */
  async signIn<Answer extends TokenAnswer>(ask: () => Promise<Answer>): Promise<Answer> {
    return this.#exclusively(async () => {
      const askedAtMs = Date.now();
      const answer = await ask();
      this.#token = toAccessToken(answer.accessToken, answer.expiresIn, askedAtMs);
      this.state.set({ status: 'signed-in', userId: this.#token.userId }, 'always');
      this.#tabs.tell('signed-in');
      return answer;
    });
  }

  /** Runs a sign-out, of the other tabs too. @param ask gets the headers that name the session */
  async signOut(ask: (headers: Record<string, string>) => Promise<void>): Promise<void> {
    await this.#exclusively(async () => {
      const token = this.#token;
      try {
        await ask(token && Date.now() < token.expiresAtMs ? token.headers : {});
      } catch (error) {
        // Nobody was signed in any more.
        if (!(error instanceof AuthenticationError)) throw error;
      }
      this.#forget();
      this.#tabs.tell('signed-out');
    });
  }

  close(): void {
    this.#tabs.close();
  }

  async #askForToken(): Promise<AccessToken> {
    const askedAtMs = Date.now();
    try {
      const answer: TokenAnswer = await this.cookieHttp.call(
        { timeoutMs: this.#timeoutMs, isRepeatable: true },
        (api, init) => api.POST('/api/v1/auth/refresh', init),
      );
      this.#token = toAccessToken(answer.accessToken, answer.expiresIn, askedAtMs);
      this.state.set({ status: 'signed-in', userId: this.#token.userId });
      return this.#token;
    } catch (error) {
      if (error instanceof AuthenticationError) this.#forget();
      throw error;
    }
  }

  #hear(message: TabMessage): void {
    this.#token = null;
    // Who it is now, the next refresh will tell.
    if (message === 'signed-in') this.state.set({ status: 'signed-in', userId: null }, 'always');
    else this.state.set({ status: 'signed-out', userId: null });
  }

  #forget(): void {
    this.#token = null;
    this.state.set({ status: 'signed-out', userId: null });
  }
}

const userChanged = () =>
  new AuthenticationError({
    code: 'user_changed',
    detail: 'Somebody else has signed in meanwhile, and nothing was sent in their name.',
  });

const notSignedIn = () =>
  new AuthenticationError({ code: 'not_signed_in', detail: 'Nobody is signed in: call login first.' });
