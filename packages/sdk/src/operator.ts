import type { Http } from './http.js';
import { toSnakeCase } from './letter-case.js';
import { List } from './list.js';
import { loadPage } from './load-page.js';
import type { RequestOptions } from './options.js';
import type {
  FoundCredential,
  InstanceAuditEvent,
  InstanceAuditEventFilters,
  OperatorUser,
  OperatorUserFilters,
  OperatorWorkspace,
  OperatorWorkspaceFilters,
  Suspension,
  WorkspaceLimitsMax,
} from './types.js';

const WORKSPACE = '/api/v1/operator/workspaces/{workspaceId}';
const USER = '/api/v1/operator/users/{userId}';

/** Administers the whole server. Requires an operator key. */
export class Operator {
  readonly #http: Http;

  constructor(http: Http) {
    this.#http = http;
  }

  /** Newest first. */
  listWorkspaces(filters: OperatorWorkspaceFilters = {}, options?: RequestOptions): List<OperatorWorkspace> {
    return new List((page) =>
      loadPage(this.#http, options, (api, init) =>
        api.GET('/api/v1/operator/workspaces', {
          params: { query: toSnakeCase({ ...filters, ...page }) },
          ...init,
        }),
      ),
    );
  }

  getWorkspace(workspaceId: string, options?: RequestOptions): Promise<OperatorWorkspace> {
    return this.#http.call(options, (api, init) =>
      api.GET(WORKSPACE, { params: { path: { workspaceId } }, ...init }),
    );
  }

  /**
   * `limitsMax` caps what the API keys of the workspace can use together, whatever limits are set in it; null: as for
   * all workspaces. Once this resolves, no instance or verifier lets more through.
   */
  limitWorkspace(
    workspaceId: string,
    changes: WorkspaceLimitsMax,
    options?: RequestOptions,
  ): Promise<OperatorWorkspace> {
    return this.#http.call({ ...options, isRepeatable: true }, (api, init) =>
      api.PATCH(WORKSPACE, { params: { path: { workspaceId } }, body: toSnakeCase(changes), ...init }),
    );
  }

  /**
   * Once this resolves, no request acts in the workspace any more, and nothing commits in its name. `restoreWorkspace`
   * undoes it.
   */
  suspendWorkspace(
    workspaceId: string,
    suspension: Suspension,
    options?: RequestOptions,
  ): Promise<OperatorWorkspace> {
    return this.#http.call({ ...options, isRepeatable: true }, (api, init) =>
      api.POST(`${WORKSPACE}/suspend`, {
        params: { path: { workspaceId } },
        body: toSnakeCase(suspension),
        ...init,
      }),
    );
  }

  restoreWorkspace(workspaceId: string, options?: RequestOptions): Promise<OperatorWorkspace> {
    return this.#http.call({ ...options, isRepeatable: true }, (api, init) =>
      api.POST(`${WORKSPACE}/restore`, { params: { path: { workspaceId } }, ...init }),
    );
  }

  /**
   * Permanently revokes every key of the workspace.
   *
   * @returns how many there were
   */
  async revokeWorkspaceKeys(workspaceId: string, options?: RequestOptions): Promise<number> {
    const { revoked } = await this.#http.call({ ...options, isRepeatable: true }, (api, init) =>
      api.POST(`${WORKSPACE}/revoke-keys`, { params: { path: { workspaceId } }, ...init }),
    );
    return revoked;
  }

  /** Newest first. */
  listUsers(filters: OperatorUserFilters = {}, options?: RequestOptions): List<OperatorUser> {
    return new List((page) =>
      loadPage(this.#http, options, (api, init) =>
        api.GET('/api/v1/operator/users', {
          params: { query: toSnakeCase({ ...filters, ...page }) },
          ...init,
        }),
      ),
    );
  }

  getUser(userId: string, options?: RequestOptions): Promise<OperatorUser> {
    return this.#http.call(options, (api, init) => api.GET(USER, { params: { path: { userId } }, ...init }));
  }

  /** Stops the user's sessions, sign-ins and keys, in every workspace. `restoreUser` undoes it. */
  suspendUser(userId: string, suspension: Suspension, options?: RequestOptions): Promise<OperatorUser> {
    return this.#http.call({ ...options, isRepeatable: true }, (api, init) =>
      api.POST(`${USER}/suspend`, { params: { path: { userId } }, body: toSnakeCase(suspension), ...init }),
    );
  }

  restoreUser(userId: string, options?: RequestOptions): Promise<OperatorUser> {
    return this.#http.call({ ...options, isRepeatable: true }, (api, init) =>
      api.POST(`${USER}/restore`, { params: { path: { userId } }, ...init }),
    );
  }

  /**
   * Signs the user out everywhere; they can sign in again.
   *
   * @returns how many sessions were ended
   */
  async endUserSessions(userId: string, options?: RequestOptions): Promise<number> {
    const { ended } = await this.#http.call({ ...options, isRepeatable: true }, (api, init) =>
      api.POST(`${USER}/end-sessions`, { params: { path: { userId } }, ...init }),
    );
    return ended;
  }

  /**
   * What the credential is, whose it is, and whether it works.
   *
   * @throws NotFoundError if this server never issued it
   */
  findCredential(credential: string, options?: RequestOptions): Promise<FoundCredential> {
    return this.#http.call({ ...options, isRepeatable: true }, (api, init) =>
      api.POST('/api/v1/operator/credentials/find', { body: { credential }, ...init }),
    );
  }

  /** Events of every workspace, and of none; newest first. */
  listAuditEvents(
    filters: InstanceAuditEventFilters = {},
    options?: RequestOptions,
  ): List<InstanceAuditEvent> {
    return new List((page) =>
      loadPage(this.#http, options, (api, init) =>
        api.GET('/api/v1/operator/audit-events', {
          params: { query: toSnakeCase({ ...filters, ...page }) },
          ...init,
        }),
      ),
    );
  }
}
