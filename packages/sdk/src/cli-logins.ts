import type { Http } from './http.js';
import { toSnakeCase } from './letter-case.js';
import type { RequestOptions } from './options.js';
import type { CliAuthorizationInput, CliCode, WaitingDevice } from './types.js';

/** Sign-ins of the command line, which the signed-in user approves in a browser. */
export class CliLogins {
  readonly #http: Http;

  constructor(http: Http) {
    this.#http = http;
  }

  /** Approves a sign-in. @returns the code to send the browser back to the program with */
  approve(authorization: CliAuthorizationInput, options?: RequestOptions): Promise<CliCode> {
    return this.#http.call(options, (api, init) =>
      api.POST('/api/v1/auth/cli-login/authorize', { body: toSnakeCase(authorization), ...init }),
    );
  }

  /** The device that shows this code. @throws InvalidRequestError `user_code_not_valid` if none waits with it */
  findDevice(userCode: string, options?: RequestOptions): Promise<WaitingDevice> {
    return this.#http.call(options, (api, init) =>
      api.POST('/api/v1/auth/device-login/find', { body: { user_code: userCode }, ...init }),
    );
  }

  /** Lets the device that shows this code sign in as the user. */
  async approveDevice(userCode: string, options?: RequestOptions): Promise<void> {
    await this.#http.call(options, (api, init) =>
      api.POST('/api/v1/auth/device-login/approve', { body: { user_code: userCode }, ...init }),
    );
  }

  /** Voids the code. */
  async denyDevice(userCode: string, options?: RequestOptions): Promise<void> {
    await this.#http.call(options, (api, init) =>
      api.POST('/api/v1/auth/device-login/deny', { body: { user_code: userCode }, ...init }),
    );
  }
}
