import type { Http } from './http.js';
import { toSnakeCase } from './letter-case.js';
import { List } from './list.js';
import { loadPage } from './load-page.js';
import type { RequestOptions } from './options.js';
import type {
  AddedPasskey,
  Factor,
  FactorReset,
  NewPasskeyInput,
  NewTotpFactorInput,
  PasskeyOptions,
  TotpSecret,
} from './types.js';

/** The signed-in user's second factors. With an API key, every call rejects with a PermissionError. */
export class Factors {
  readonly #http: Http;
  /** Calls with a token from a mail need no session: the token is the proof. */
  readonly #anonymous: Http;

  constructor(http: Http) {
    this.#http = http;
    this.#anonymous = http.withoutCredentials();
  }

  list(options?: RequestOptions): List<Factor> {
    return new List((page) =>
      loadPage(this.#http, options, (api, init) =>
        api.GET('/api/v1/auth/factors', { params: { query: page }, ...init }),
      ),
    );
  }

  /** Begins to set up an authenticator app. The secret is shown only once; `confirm` completes it. */
  beginTotp(factor: NewTotpFactorInput = {}, options?: RequestOptions): Promise<TotpSecret> {
    return this.#http.call(options, (api, init) =>
      api.POST('/api/v1/auth/factors/totp', { body: toSnakeCase(factor), ...init }),
    );
  }

  /**
   * From then on, signing in requires a code.
   *
   * @returns recovery codes, if it is the first factor; shown only once
   */
  async confirm(factorId: string, code: string, options?: RequestOptions): Promise<string[]> {
    const { recoveryCodes } = await this.#http.call(options, (api, init) =>
      api.POST('/api/v1/auth/factors/{factorId}/confirm', {
        params: { path: { factorId } },
        body: { code },
        ...init,
      }),
    );
    return recoveryCodes;
  }

  /** What a browser needs to create a passkey: for `PublicKeyCredential.parseCreationOptionsFromJSON()`. */
  beginPasskey(options?: RequestOptions): Promise<PasskeyOptions> {
    return this.#http.call(options, (api, init) => api.POST('/api/v1/auth/factors/passkeys/options', init));
  }

  /**
   * From then on, it signs in by itself. With the first factor, the result includes recovery codes, which are shown
   * only once.
   */
  addPasskey(passkey: NewPasskeyInput, options?: RequestOptions): Promise<AddedPasskey> {
    return this.#http.call(options, (api, init) =>
      api.POST('/api/v1/auth/factors/passkeys', { body: toSnakeCase(passkey), ...init }),
    );
  }

  rename(factorId: string, name: string, options?: RequestOptions): Promise<Factor> {
    return this.#http.call(options, (api, init) =>
      api.PATCH('/api/v1/auth/factors/{factorId}', {
        params: { path: { factorId } },
        body: { name },
        ...init,
      }),
    );
  }

  /** Removing the last factor removes the recovery codes, too. */
  async delete(factorId: string, options?: RequestOptions): Promise<void> {
    await this.#http.call(options, (api, init) =>
      api.DELETE('/api/v1/auth/factors/{factorId}', { params: { path: { factorId } }, ...init }),
    );
  }

  async recoveryCodesLeft(options?: RequestOptions): Promise<number> {
    const { remaining } = await this.#http.call(options, (api, init) =>
      api.GET('/api/v1/auth/factors/recovery-codes', init),
    );
    return remaining;
  }

  /** Creates ten new codes, which are shown only once. The previous ones no longer work. */
  async createRecoveryCodes(options?: RequestOptions): Promise<string[]> {
    const { recoveryCodes } = await this.#http.call(options, (api, init) =>
      api.POST('/api/v1/auth/factors/recovery-codes', init),
    );
    return recoveryCodes;
  }

  /** The reset of your second factors that an owner of a workspace has requested. @returns null if none is pending */
  async pendingReset(options?: RequestOptions): Promise<FactorReset | null> {
    const { factorReset } = await this.#http.call(options, (api, init) =>
      api.GET('/api/v1/auth/factor-reset', init),
    );
    return factorReset;
  }

  /** Stops it: your second factors stay. */
  async stopReset(options?: RequestOptions): Promise<void> {
    await this.#http.call(options, (api, init) => api.DELETE('/api/v1/auth/factor-reset', init));
  }

  /** Stops it with the token from the email. Needs no session. */
  async stopResetByLink(token: string, options?: RequestOptions): Promise<void> {
    await this.#anonymous.call(options, (api, init) =>
      api.POST('/api/v1/auth/factor-reset/stop', { body: { token }, ...init }),
    );
  }
}
