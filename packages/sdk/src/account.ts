import type { Http } from './http.js';
import { toSnakeCase } from './letter-case.js';
import { List } from './list.js';
import { loadPage } from './load-page.js';
import type { RequestOptions } from './options.js';
import type { EmailChange, PasswordChange, PasswordReset, ProfileInput, Session, User } from './types.js';

/** The signed-in person's own affairs. With an API key every call here is a PermissionError. */
export class Account {
  readonly #http: Http;
  /** What a link in a mail leads to needs no session: the link is the proof. */
  readonly #anonymous: Http;

  constructor(http: Http) {
    this.#http = http;
    this.#anonymous = http.withoutCredentials();
  }

  /** Only the fields that are given. */
  updateProfile(profile: ProfileInput, options?: RequestOptions): Promise<User> {
    return this.#http.call(options, (api, init) =>
      api.PATCH('/api/v1/me', { body: toSnakeCase(profile), ...init }),
    );
  }

  /**
   * Deletes your account: its sessions, memberships and keys, and the workspaces that you alone belong to.
   *
   * @throws {ApiError} `last_owner` while you are the only owner of a workspace with other members
   */
  async delete(currentPassword: string, options?: RequestOptions): Promise<void> {
    await this.#http.call(options, (api, init) =>
      api.DELETE('/api/v1/me', { body: { current_password: currentPassword }, ...init }),
    );
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

  /** Mails a link, if there is such an account; works for somebody who cannot sign in. */
  async requestPasswordReset(email: string, options?: RequestOptions): Promise<void> {
    await this.#anonymous.call(options, (api, init) =>
      api.POST('/api/v1/auth/password/forgot', { body: { email }, ...init }),
    );
  }

  /** With the token of that link. Ends all sessions of the account: sign in afterwards. */
  async resetPassword(reset: PasswordReset, options?: RequestOptions): Promise<void> {
    await this.#anonymous.call(options, (api, init) =>
      api.POST('/api/v1/auth/password/reset', { body: toSnakeCase(reset), ...init }),
    );
  }

  /** Mails a link to the new address, which becomes yours when the link is followed. */
  async changeEmail(change: EmailChange, options?: RequestOptions): Promise<void> {
    await this.#http.call(options, (api, init) =>
      api.PUT('/api/v1/auth/email', { body: toSnakeCase(change), ...init }),
    );
  }

  /** Mails the link that confirms your address once more. */
  async requestEmailVerification(options?: RequestOptions): Promise<void> {
    await this.#http.call(options, (api, init) => api.POST('/api/v1/auth/email/verification', init));
  }

  /** With the token of such a link; works for somebody who is not signed in. */
  async verifyEmail(token: string, options?: RequestOptions): Promise<void> {
    await this.#anonymous.call(options, (api, init) =>
      api.POST('/api/v1/auth/email/verify', { body: { token }, ...init }),
    );
  }
}
