import type { Http } from './http.js';
import { toSnakeCase } from './letter-case.js';
import type { RequestOptions } from './options.js';
import type { CliAuthorizationInput, CliCode } from './types.js';

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
}
