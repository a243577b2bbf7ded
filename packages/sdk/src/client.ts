import { Account } from './account.js';
import { Documents } from './documents.js';
import { Health } from './health.js';
import type { Http } from './http.js';
import { Leaks } from './leaks.js';
import { checkedWorkspaceId, type RequestOptions } from './options.js';
import { Operator } from './operator.js';
import { ResourceServers } from './resource-servers.js';
import type { Principal } from './types.js';
import { Workspaces } from './workspaces.js';

/** The API, for the authenticated user or key. */
export class LatchkeyClient {
  readonly workspaces: Workspaces;
  readonly documents: Documents;
  readonly account: Account;
  readonly health: Health;
  readonly resourceServers: ResourceServers;
  readonly leaks: Leaks;
  readonly operator: Operator;
  readonly #http: Http;

  constructor(http: Http) {
    this.#http = http;
    this.workspaces = new Workspaces(http);
    this.documents = new Documents(http);
    this.account = new Account(http);
    this.resourceServers = new ResourceServers(http);
    this.operator = new Operator(http);
    this.health = new Health(http.withoutCredentials());
    this.leaks = new Leaks(http.withoutCredentials());
  }

  get baseUrl(): string {
    return this.#http.baseUrl;
  }

  get workspaceId(): string | undefined {
    return this.#http.workspaceId;
  }

  /** The authenticated user or key, with its workspace, role and scopes. */
  me(options?: RequestOptions): Promise<Principal> {
    return this.#http.call(options, (api, init) =>
      api.GET('/api/v1/me', { headers: this.#http.workspaceHeader(), ...init }),
    );
  }

  /** The same client for another workspace. */
  withWorkspace(workspaceId: string): LatchkeyClient {
    return new LatchkeyClient(this.#http.inWorkspace(checkedWorkspaceId(workspaceId)));
  }

  /** Without the credential, so that clients are safe to log. */
  toJSON(): { baseUrl: string; workspaceId: string | undefined } {
    return { baseUrl: this.baseUrl, workspaceId: this.workspaceId };
  }

  /** For `util.inspect` and `console.log` of Node.js. */
  [Symbol.for('nodejs.util.inspect.custom')](): unknown {
    return { ...this.toJSON() };
  }
}
