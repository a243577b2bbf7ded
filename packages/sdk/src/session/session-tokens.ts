import { AuthenticationError } from '../errors.js';
import { anonymous, type Credentials, Http } from '../http.js';
import type { Connection } from '../options.js';
import { type AccessToken, toAccessToken, userIdOf } from './access-token.js';
import { acrossTabs, alone, oneAtATime } from './one-at-a-time.js';
import type { StepUpChallenge } from './challenges.js';
import { fetchWithCookies, fetchWithStore, type RefreshTokenStore } from './refresh-token-store.js';
import { StateHolder } from './session-state.js';
import { connectTabs, noTabs, type TabMessage, type Tabs } from './tabs.js';

/** The response to sign-in, sign-up and refresh, besides the cookie. */
interface TokenAnswer {
  accessToken: string;
  expiresIn: number;
}

/**
 * For 10 seconds, the server returns the same successor again, for clients that lost the response to a refresh. A
 * later repeat counts as theft, so attempts time out early.
 */
const REFRESH_TIMEOUT_MS = 4_000;

/**
 * Keeps the access token of a sign-in in memory and renews it: once for any number of callers, and never at the same
 * time as another tab.
 */
export class SessionTokens implements Credentials {
  /** Reaches the endpoints that read or set the refresh cookie. */
  readonly cookieHttp: Http;
  readonly state = new StateHolder();
  /** Asks the user to prove again who they are. */
  onStepUp: ((challenge: StepUpChallenge) => Promise<boolean>) | undefined;
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
    this.#exclusively = oneAtATime(store ? (work) => store.lock?.(work) ?? alone(work) : acrossTabs(name));
    this.#tabs = store ? noTabs : connectTabs(name, (message) => this.#hear(message));
  }

  async headers(): Promise<Record<string, string>> {
    const before = this.state.current.userId;
    const token = await this.current();
    // Another user may have signed in, in another tab. The call must not act as that user.
    if (before !== null && token.userId !== before) throw userChanged();
    return token.headers;
  }

  async renew(rejected: Record<string, string>): Promise<boolean> {
    const rejectedUserId = userIdOf(rejected.Authorization ?? '');
    try {
      const token = this.#token && this.#token.headers !== rejected ? this.#token : await this.refresh();
      // Another user may have signed in, in another tab. The request must not be repeated as that user.
      return token.userId === rejectedUserId;
    } catch (error) {
      if (error instanceof AuthenticationError) return false;
      throw error;
    }
  }

  stepUp(challenge: StepUpChallenge): Promise<boolean> {
    return this.onStepUp?.(challenge) ?? Promise.resolve(false);
  }

  /** A token that is not about to expire. @throws AuthenticationError if no user is signed in */
  async current(): Promise<AccessToken> {
    if (this.state.current.status === 'signed-out') throw notSignedIn();
    const token = this.#token;
    if (token && Date.now() < token.renewAtMs) return token;
    try {
      return await this.refresh();
    } catch (error) {
      // If the server cannot be reached, for example, the old token serves until it expires.
      if (token && token === this.#token && Date.now() < token.expiresAtMs) return token;
      throw error;
    }
  }

  /**
   * Renews the token now. Signs out only if the server says that the session is over, and not if the connection fails
   * or the server has no database.
   */
  refresh(): Promise<AccessToken> {
    this.#refreshing ??= this.#exclusively(() => this.#askForToken()).finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  /** Runs a sign-in, which replaces the current user. */
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
        // The session is over already.
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
      if (error instanceof AuthenticationError) this.#end();
      throw error;
    }
  }

  #hear(message: TabMessage): void {
    this.#token = null;
    // The next refresh tells which user it is.
    if (message === 'signed-in') this.state.set({ status: 'signed-in', userId: null }, 'always');
    else this.state.set({ status: 'signed-out', userId: null });
  }

  /** The server says that there is no session (any more). */
  #end(): void {
    const { status } = this.state.current;
    // Whoever has signed out already may hear it once more, from a request that was still under way.
    if (status !== 'signed-out') this.#forget(status === 'signed-in' ? { endedByServer: true } : {});
  }

  #forget(how: { endedByServer?: true } = {}): void {
    this.#token = null;
    this.state.set({ status: 'signed-out', userId: null, ...how });
  }
}

const userChanged = () =>
  new AuthenticationError({
    code: 'user_changed',
    detail: 'Another user has signed in. Nothing was sent on their behalf.',
  });

const notSignedIn = () =>
  new AuthenticationError({ code: 'not_signed_in', detail: 'No user is signed in. Call login first.' });
