import { LatchkeyClient } from './client.js';
import { AuthenticationError } from './errors.js';
import { Http } from './http.js';
import { toIssuedApiKey } from './issued-api-key.js';
import { toSnakeCase } from './letter-case.js';
import { type ConnectionOptions, type RequestOptions, resolveConnection } from './options.js';
import { memoryStore, type RefreshTokenStore } from './session/refresh-token-store.js';
import type { SessionListener, SessionState } from './session/session-state.js';
import { SessionTokens } from './session/session-tokens.js';
import type { LoginInput, SignedUp, SignUpInput } from './types.js';

export interface SessionOptions extends ConnectionOptions {
  /**
   * For programs that are no browser: where the refresh token is kept between two runs. Default: in a browser its
   * cookie, elsewhere memory.
   */
  refreshTokenStore?: RefreshTokenStore | undefined;
}

/**
 * The API, called by a person who signs in. The access token is held in memory alone, and renewed before it
 * expires; tabs of one browser share the session, and a sign-out in one signs the others out.
 *
 *     const session = Latchkey.session({ baseUrl });
 *     if (!(await session.restore())) await session.login({ email, password });
 *     const { user } = await session.me();
 */
export class LatchkeySession extends LatchkeyClient {
  readonly #tokens: SessionTokens;

  constructor(options: SessionOptions = {}) {
    const connection = resolveConnection(options);
    const tokens = new SessionTokens(
      connection,
      options.refreshTokenStore ?? (isBrowser() ? null : memoryStore()),
    );
    super(new Http(connection, tokens));
    this.#tokens = tokens;
  }

  /** Who is signed in, without asking the server. */
  get state(): SessionState {
    return this.#tokens.state.current;
  }

  /** Calls `listener` at each sign-in and sign-out, in other tabs too. @returns stops it */
  onChange(listener: SessionListener): () => void {
    return this.#tokens.state.listen(listener);
  }

  /** Makes an account and signs it in. The secrets of its first key are shown this once. */
  async register(account: SignUpInput, options?: RequestOptions): Promise<SignedUp> {
    const { user, workspace, apiKey } = await this.#tokens.signIn(() =>
      this.#tokens.cookieHttp.call(options, (api, init) =>
        api.POST('/api/v1/auth/register', { body: toSnakeCase(account), ...init }),
      ),
    );
    return { user, workspace, ...toIssuedApiKey(apiKey) };
  }

  /** @throws AuthenticationError if e-mail or password is not right */
  async login(credentials: LoginInput, options?: RequestOptions): Promise<void> {
    await this.#tokens.signIn(() =>
      this.#tokens.cookieHttp.call(options, (api, init) =>
        api.POST('/api/v1/auth/login', { body: toSnakeCase(credentials), ...init }),
      ),
    );
  }

  /**
   * Once this resolves the session is over, everywhere. If it rejects, it may go on: a program cannot remove the
   * cookie, only the server can.
   */
  async logout(options?: RequestOptions): Promise<void> {
    await this.#tokens.signOut(async (headers) => {
      await this.#tokens.cookieHttp.call({ ...options, isRepeatable: true }, (api, init) =>
        api.POST('/api/v1/auth/logout', { headers, ...init }),
      );
    });
  }

  /**
   * Takes up the session that is there: after a page was loaded anew, or a program started.
   *
   * @returns whether somebody is signed in
   * @throws ConnectionError, UnavailableError while that cannot be found out
   */
  async restore(): Promise<boolean> {
    try {
      await this.#tokens.refresh();
      return true;
    } catch (error) {
      if (error instanceof AuthenticationError) return false;
      throw error;
    }
  }

  /** Renews the access token now. Nobody has to: calls do it when it is due. */
  async refresh(): Promise<void> {
    await this.#tokens.refresh();
  }

  /** For requests that the SDK does not make. Ask for it each time: it changes. */
  async accessToken(): Promise<string> {
    return (await this.#tokens.current()).text;
  }

  /** Stops listening to other tabs. */
  close(): void {
    this.#tokens.close();
  }
}

/** Node.js, Deno and Bun have a process; browsers and their workers have none, and keep cookies. */
function isBrowser(): boolean {
  const { process } = globalThis as { process?: { versions?: { node?: string } } };
  return process?.versions?.node === undefined;
}
