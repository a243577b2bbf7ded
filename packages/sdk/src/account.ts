import type { Http } from './http.js';
import { toSnakeCase } from './letter-case.js';
import { List } from './list.js';
import { loadPage } from './load-page.js';
import type { RequestOptions } from './options.js';
import type {
  EmailChange,
  PasswordChange,
  PasswordReset,
  ProfileInput,
  SecurityEvent,
  Session,
  User,
} from './types.js';

/** The signed-in user's account. With an API key, every call rejects with a PermissionError. */
export class Account {
  readonly #http: Http;
  /** Calls with a token from an email need no session: the token is the proof. */
  readonly #anonymous: Http;

  constructor(http: Http) {
    this.#http = http;
    this.#anonymous = http.withoutCredentials();
  }

  /** Changes only the given fields. */
  updateProfile(profile: ProfileInput, options?: RequestOptions): Promise<User> {
    return this.#http.call(options, (api, init) =>
      api.PATCH('/api/v1/me', { body: toSnakeCase(profile), ...init }),
    );
  }

  /**
   * Deletes your account: its sessions, memberships and keys, and the workspaces that have no other members.
   *
   * @throws {ApiError} `last_owner` while you are the only owner of a workspace with other members
   */
  async delete(currentPassword: string, options?: RequestOptions): Promise<void> {
    await this.#http.call(options, (api, init) =>
      api.DELETE('/api/v1/me', { body: { current_password: currentPassword }, ...init }),
    );
  }

  /** Your active sessions. */
  listSessions(options?: RequestOptions): List<Session> {
    return new List((page) =>
      loadPage(this.#http, options, (api, init) =>
        api.GET('/api/v1/auth/sessions', { params: { query: page }, ...init }),
      ),
    );
  }

  /** Events of the last 90 days about how you sign in. Newest first. */
  listSecurityEvents(options?: RequestOptions): List<SecurityEvent> {
    return new List((page) =>
      loadPage(this.#http, options, (api, init) =>
        api.GET('/api/v1/auth/security-events', { params: { query: page }, ...init }),
      ),
    );
  }

  async endSession(sessionId: string, options?: RequestOptions): Promise<void> {
    await this.#http.call(options, (api, init) =>
      api.DELETE('/api/v1/auth/sessions/{sessionId}', { params: { path: { sessionId } }, ...init }),
    );
  }

  /** Ends all sessions except the current one. */
  async endOtherSessions(options?: RequestOptions): Promise<void> {
    await this.#http.call(options, (api, init) => api.DELETE('/api/v1/auth/sessions', init));
  }

  /** Changes the password and ends all other sessions. */
  async changePassword(change: PasswordChange, options?: RequestOptions): Promise<void> {
    await this.#http.call(options, (api, init) =>
      api.PUT('/api/v1/auth/password', { body: toSnakeCase(change), ...init }),
    );
  }

  /** Emails a reset link if the account exists. Needs no session. */
  async requestPasswordReset(email: string, options?: RequestOptions): Promise<void> {
    await this.#anonymous.call(options, (api, init) =>
      api.POST('/api/v1/auth/password/forgot', { body: { email }, ...init }),
    );
  }

  /** Sets a new password with the token from that link. Ends all sessions, so sign in afterwards. */
  async resetPassword(reset: PasswordReset, options?: RequestOptions): Promise<void> {
    await this.#anonymous.call(options, (api, init) =>
      api.POST('/api/v1/auth/password/reset', { body: toSnakeCase(reset), ...init }),
    );
  }

  /** Emails a link to the new address. The address changes when the link is confirmed. */
  async changeEmail(change: EmailChange, options?: RequestOptions): Promise<void> {
    await this.#http.call(options, (api, init) =>
      api.PUT('/api/v1/auth/email', { body: toSnakeCase(change), ...init }),
    );
  }

  /** Emails the confirmation link for your address again. */
  async requestEmailVerification(options?: RequestOptions): Promise<void> {
    await this.#http.call(options, (api, init) => api.POST('/api/v1/auth/email/verification', init));
  }

  /** Confirms the address with the token from that link. Needs no session. */
  async verifyEmail(token: string, options?: RequestOptions): Promise<void> {
    await this.#anonymous.call(options, (api, init) =>
      api.POST('/api/v1/auth/email/verify', { body: { token }, ...init }),
    );
  }
}
