import type { Http } from './http.js';
import { toSnakeCase } from './letter-case.js';
import { List } from './list.js';
import { loadPage } from './load-page.js';
import type { RequestOptions } from './options.js';
import type { PasswordChange, Session } from './types.js';

/** The signed-in person's own affairs. With an API key every call here is a PermissionError. */
export class Account {
  readonly #http: Http;

  constructor(http: Http) {
    this.#http = http;
  }

  /** Where you are signed in. */
  listSessions(options?: RequestOptions): List<Session> {
    return new List((page) =>
      loadPage(this.#http, options, (api, init) =>
        api.GET('/api/v1/auth/sessions', { params: { query: page }, ...init }),
      ),
    );
  }

  async endSession(sessionId: string, options?: RequestOptions): Promise<void> {
    await this.#http.call(options, (api, init) =>
      api.DELETE('/api/v1/auth/sessions/{sessionId}', { params: { path: { sessionId } }, ...init }),
    );
  }

  /** All but the one that asks. */
  async endOtherSessions(options?: RequestOptions): Promise<void> {
    await this.#http.call(options, (api, init) => api.DELETE('/api/v1/auth/sessions', init));
  }

  /** Ends the other sessions. */
  async changePassword(change: PasswordChange, options?: RequestOptions): Promise<void> {
    await this.#http.call(options, (api, init) =>
      api.PUT('/api/v1/auth/password', { body: toSnakeCase(change), ...init }),
    );
  }
}
