import { LatchkeyClient } from './client.js';
import { AuthenticationError } from './errors.js';
import { Http } from './http.js';
import { toIssuedApiKey } from './issued-api-key.js';
import { toSnakeCase } from './letter-case.js';
import { type ConnectionOptions, type RequestOptions, resolveConnection } from './options.js';
import { memoryStore, type RefreshTokenStore } from './session/refresh-token-store.js';
import type { SessionListener, SessionState } from './session/session-state.js';
import { SessionTokens } from './session/session-tokens.js';
import type { LoginInput, SignedUp, SignUpInput, UserPrincipal } from './types.js';

export interface SessionOptions extends ConnectionOptions {
  /**
   * Outside browsers: where to keep the refresh token between runs. Default: memory. A browser keeps it in a cookie.
   */
  refreshTokenStore?: RefreshTokenStore | undefined;
}

/**
 * The API for a user who signs in. The access token is kept only in memory and renewed before it expires. Tabs of a
 * browser share the session, and signing out in one signs out all.
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

  /** Who is signed in, as far as the client knows without a request. */
  get state(): SessionState {
    return this.#tokens.state.current;
  }

  /** Calls `listener` at each sign-in and sign-out, in other tabs too. @returns a function that stops it */
  onChange(listener: SessionListener): () => void {
    return this.#tokens.state.listen(listener);
  }

  /** The signed-in user, with the workspace, the role and the scopes. */
  override async me(options?: RequestOptions): Promise<UserPrincipal> {
    // A session belongs to a person; only a key can belong to a service account.
    return (await super.me(options)) as UserPrincipal;
  }

  /** Creates an account and signs in. The secrets of its first key are shown only once. */
  async register(account: SignUpInput, options?: RequestOptions): Promise<SignedUp> {
    const { user, workspace, apiKey } = await this.#tokens.signIn(() =>
      this.#tokens.cookieHttp.call(options, (api, init) =>
        api.POST('/api/v1/auth/register', { body: toSnakeCase(account), ...init }),
      ),
    );
    return { user, workspace, ...toIssuedApiKey(apiKey) };
  }

  /** @throws AuthenticationError if the e-mail or password is wrong */
  async login(credentials: LoginInput, options?: RequestOptions): Promise<void> {
    await this.#tokens.signIn(() =>
      this.#tokens.cookieHttp.call(options, (api, init) =>
        api.POST('/api/v1/auth/login', { body: toSnakeCase(credentials), ...init }),
      ),
    );
  }

  /**
   * Once this resolves, the session is over everywhere. If it rejects, the session may continue: only the server can
   * remove the cookie.
   */
  async logout(options?: RequestOptions): Promise<void> {
    await this.#tokens.signOut(async (headers) => {
      await this.#tokens.cookieHttp.call({ ...options, isRepeatable: true }, (api, init) =>
        api.POST('/api/v1/auth/logout', { headers, ...init }),
      );
    });
  }

  /**
   * Resumes an existing session, after a page reload or the start of a program.
   *
   * @returns whether a user is signed in
   * @throws ConnectionError, UnavailableError if the server cannot tell
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

  /** Renews the access token now. You rarely need this: calls renew it when it is due. */
  async refresh(): Promise<void> {
    await this.#tokens.refresh();
  }

  /** For requests made without the SDK. Call this before each request, because the token changes. */
  async accessToken(): Promise<string> {
    return (await this.#tokens.current()).text;
  }

  /** Stops listening to other tabs. */
  close(): void {
    this.#tokens.close();
  }
}

/** Node.js, Deno and Bun have a process. Browsers and their workers have none, but keep cookies. */
function isBrowser(): boolean {
  const { process } = globalThis as { process?: { versions?: { node?: string } } };
  return process?.versions?.node === undefined;
}
