import type { ApiRequest, Method } from './api-request.js';
import { Account } from './account.js';
import { Documents } from './documents.js';
import { Factors } from './factors.js';
import { CliLogins } from './cli-logins.js';
import { Identities } from './identities.js';
import { Health } from './health.js';
import { type Http, jsonOf, unexpectedAnswer } from './http.js';
import { Leaks } from './leaks.js';
import { List, nextCursor } from './list.js';
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
  readonly factors: Factors;
  readonly identities: Identities;
  readonly cliLogins: CliLogins;
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
    this.factors = new Factors(http);
    this.identities = new Identities(http);
    this.cliLogins = new CliLogins(http);
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

  /**
   * Calls any route, such as one of your own API, with the credential, retries and errors of the SDK. Names are as in
   * the JSON, in both directions. `Resource` adds the types of your OpenAPI document.
   *
   * @returns the JSON of the response, or undefined without a body
   */
  async request<Data = unknown>(method: Method, path: string, request?: ApiRequest): Promise<Data> {
    return (await jsonOf(await this.#http.open(method, path, request))) as Data;
  }

  /** Like `request`, but returns the response with its status and headers, and a body of any type. */
  response(method: Method, path: string, request?: ApiRequest): Promise<Response> {
    return this.#http.open(method, path, request);
  }

  /** The list at any route that answers with an array and links the next page. */
  list<Item = unknown>(path: string, request: ApiRequest = {}): List<Item> {
    return new List(async (page) => {
      const response = await this.#http.open('GET', path, {
        ...request,
        query: { ...request.query, ...page },
      });
      const items = (await jsonOf(response)) ?? [];
      if (!Array.isArray(items))
        throw unexpectedAnswer(response, `The response is not a list: read ${path} with client.request().`);
      return {
        items: items as Item[],
        nextCursor: nextCursor(response.headers.get('Link')),
      };
    });
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
