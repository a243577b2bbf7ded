import { LatchkeyClient } from './client.js';
import { AuthenticationError, LatchkeyError } from './errors.js';
import { Http } from './http.js';
import { toIssuedApiKey } from './issued-api-key.js';
import { toSnakeCase } from './letter-case.js';
import { type ConnectionOptions, type RequestOptions, resolveConnection } from './options.js';
import { type SecondFactorChallenge, signInChallengeOf, type StepUpChallenge } from './session/challenges.js';
import { askUntilDecided } from './session/device-login.js';
import { memoryStore, type RefreshTokenStore } from './session/refresh-token-store.js';
import type { SessionListener, SessionState } from './session/session-state.js';
import { SessionTokens } from './session/session-tokens.js';
import type {
  CliLoginInput,
  DeviceLogin,
  LoginInput,
  PasskeyAssertion,
  PasskeyOptions,
  SecondFactorInput,
  SignedUp,
  SignUpInput,
  StepUpInput,
  UserPrincipal,
} from './types.js';

export interface SessionOptions extends ConnectionOptions {
  /**
   * Outside browsers: where to keep the refresh token between runs. Default: memory. A browser keeps it in a cookie.
   */
  refreshTokenStore?: RefreshTokenStore | undefined;
  /**
   * Called when a call needs the user to prove again who they are (`step_up_required`). Ask them and call `stepUp`.
   *
   * @returns whether they have, so that the call should be repeated. Otherwise it rejects with a PermissionError.
   */
  onStepUp?: ((challenge: StepUpChallenge) => Promise<boolean>) | undefined;
}

/** Errors of the second step of a sign-in after which the same challenge can be answered again. */
const ANSWER_AGAIN = ['second_factor_failed', 'validation_failed'];

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
  readonly #http: Http;

  constructor(options: SessionOptions = {}) {
    const connection = resolveConnection(options);
    const tokens = new SessionTokens(
      connection,
      options.refreshTokenStore ?? (isBrowser() ? null : memoryStore()),
    );
    const http = new Http(connection, tokens);
    super(http);
    tokens.onStepUp = options.onStepUp;
    this.#tokens = tokens;
    this.#http = http;
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

  /**
   * Signs in and, if the account has a second factor, calls `answer` for it, again after each wrong code.
   *
   * @throws AuthenticationError if the email or password is wrong; whatever `answer` throws
   */
  async signIn(
    credentials: LoginInput,
    answer: (challenge: SecondFactorChallenge) => Promise<SecondFactorInput>,
    options?: RequestOptions,
  ): Promise<void> {
    try {
      return await this.login(credentials, options);
    } catch (error) {
      const asked = signInChallengeOf(error);
      if (!asked) throw error;
      const { challenge, ...question } = asked;
      let refusal: LatchkeyError | undefined;
      for (;;) {
        const factor = await answer({ ...question, refusal });
        try {
          return await this.loginSecondFactor(challenge, factor, options);
        } catch (failure) {
          if (!(failure instanceof LatchkeyError) || !ANSWER_AGAIN.includes(failure.code)) throw failure;
          refusal = failure;
        }
      }
    }
  }

  /** The second step of a sign-in. `signInChallengeOf` finds the challenge in the error of the first. */
  async loginSecondFactor(
    challenge: string,
    factor: SecondFactorInput,
    options?: RequestOptions,
  ): Promise<void> {
    await this.#tokens.signIn(() =>
      this.#tokens.cookieHttp.call(options, (api, init) =>
        api.POST('/api/v1/auth/login/second-factor', {
          body: { challenge, ...toSnakeCase(factor) },
          ...init,
        }),
      ),
    );
  }

  /** What a browser needs to ask for a passkey: for `PublicKeyCredential.parseRequestOptionsFromJSON()`. */
  beginPasskeyLogin(options?: RequestOptions): Promise<PasskeyOptions> {
    return this.#tokens.cookieHttp.call(options, (api, init) =>
      api.POST('/api/v1/auth/passkey-login/options', init),
    );
  }

  /** Signs in with a passkey alone. @throws AuthenticationError if it is not accepted */
  async passkeyLogin(assertion: PasskeyAssertion, options?: RequestOptions): Promise<void> {
    await this.#tokens.signIn(() =>
      this.#tokens.cookieHttp.call(options, (api, init) =>
        api.POST('/api/v1/auth/passkey-login', { body: { assertion }, ...init }),
      ),
    );
  }

  /** Signs in with the code that a browser brought to this program, after its user approved it in the dashboard. */
  async cliLogin(login: CliLoginInput, options?: RequestOptions): Promise<void> {
    await this.#tokens.signIn(() =>
      this.#tokens.cookieHttp.call(options, (api, init) =>
        api.POST('/api/v1/auth/cli-login/token', { body: toSnakeCase(login), ...init }),
      ),
    );
  }

  /** Begins to sign in where there is no browser: show the user `userCode` and `verificationUri`. */
  beginDeviceLogin(deviceName: string, options?: RequestOptions): Promise<DeviceLogin> {
    return this.#tokens.cookieHttp.call(options, (api, init) =>
      api.POST('/api/v1/auth/device-login', { body: { device_name: deviceName }, ...init }),
    );
  }

  /**
   * Waits until the user has approved the sign-in in a browser.
   *
   * @throws LatchkeyError `access_denied`, or `expired_token` after `expiresIn` seconds
   */
  async finishDeviceLogin(
    login: Pick<DeviceLogin, 'deviceCode' | 'interval' | 'expiresIn'>,
    options?: RequestOptions,
  ): Promise<void> {
    const { deviceCode, interval: intervalSeconds, expiresIn: expiresInSeconds } = login;
    await askUntilDecided(
      () => this.#deviceLogin(deviceCode, options),
      { intervalSeconds, expiresInSeconds },
      options?.signal,
    );
  }

  async #deviceLogin(deviceCode: string, options?: RequestOptions): Promise<void> {
    await this.#tokens.signIn(() =>
      this.#tokens.cookieHttp.call(options, (api, init) =>
        api.POST('/api/v1/auth/device-login/token', { body: { device_code: deviceCode }, ...init }),
      ),
    );
  }

  /** What a browser needs to ask for a passkey of the account, for `stepUp`. */
  beginStepUp(options?: RequestOptions): Promise<PasskeyOptions> {
    return this.#http.call(options, (api, init) => api.POST('/api/v1/auth/step-up/options', init));
  }

  /** Proves again who the user is, for calls that reject with `step_up_required`. Valid for 10 minutes. */
  async stepUp(proof: StepUpInput, options?: RequestOptions): Promise<void> {
    await this.#http.call({ ...options, isProof: true }, (api, init) =>
      api.POST('/api/v1/auth/step-up', { body: toSnakeCase(proof), ...init }),
    );
  }

  /**
   * Signs in to an account without a second factor; `signIn` also asks for one.
   *
   * @throws AuthenticationError if the email or password is wrong, or a second factor is required
   */
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
