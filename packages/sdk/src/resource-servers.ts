import type { Http } from './http.js';
import { toSnakeCase } from './letter-case.js';
import type { RequestOptions } from './options.js';
import type { IssuedResourceServer as IssuedResourceServerJson } from './schemas.js';
import type {
  IssuedResourceServer,
  NewResourceServerInput,
  OfferedScopes,
  ResourceServer,
  ResourceServerInput,
  ResourceServerScope,
  ResourceServerSecretRotation,
} from './types.js';

const PATH = '/api/v1/operator/resource-servers/{resourceServerId}';

/** Separate services, whose scopes keys can have. All methods but `offered` require an operator key. */
export class ResourceServers {
  readonly #http: Http;

  constructor(http: Http) {
    this.#http = http;
  }

  /** The services that have scopes to choose from, for any user or key. */
  offered(options?: RequestOptions): Promise<OfferedScopes[]> {
    return this.#http.call(options, (api, init) => api.GET('/api/v1/resource-servers', init));
  }

  list(options?: RequestOptions): Promise<ResourceServer[]> {
    return this.#http.call(options, (api, init) => api.GET('/api/v1/operator/resource-servers', init));
  }

  get(resourceServerId: string, options?: RequestOptions): Promise<ResourceServer> {
    return this.#http.call(options, (api, init) =>
      api.GET(PATH, { params: { path: { resourceServerId } }, ...init }),
    );
  }

  /** The result includes the secret, which is shown only once. */
  async create(server: NewResourceServerInput, options?: RequestOptions): Promise<IssuedResourceServer> {
    const issued = await this.#http.call(options, (api, init) =>
      api.POST('/api/v1/operator/resource-servers', { body: toSnakeCase(server), ...init }),
    );
    return toIssued(issued);
  }

  update(
    resourceServerId: string,
    change: ResourceServerInput,
    options?: RequestOptions,
  ): Promise<ResourceServer> {
    return this.#http.call(options, (api, init) =>
      api.PATCH(PATH, { params: { path: { resourceServerId } }, body: toSnakeCase(change), ...init }),
    );
  }

  /** Ends the service's scopes for every key, and its secrets. */
  async delete(resourceServerId: string, options?: RequestOptions): Promise<void> {
    await this.#http.call(options, (api, init) =>
      api.DELETE(PATH, { params: { path: { resourceServerId } }, ...init }),
    );
  }

  /** The old secret stops at once, or after `overlapSeconds`. */
  async rotateSecret(
    resourceServerId: string,
    rotation: ResourceServerSecretRotation = { overlapSeconds: 0 },
    options?: RequestOptions,
  ): Promise<IssuedResourceServer> {
    const issued = await this.#http.call(options, (api, init) =>
      api.POST(`${PATH}/rotate-secret`, {
        params: { path: { resourceServerId } },
        body: toSnakeCase(rotation),
        ...init,
      }),
    );
    return toIssued(issued);
  }

  /** Sets the whole list: omitted scopes end for every key. */
  putScopes(
    resourceServerId: string,
    scopes: readonly ResourceServerScope[],
    options?: RequestOptions,
  ): Promise<ResourceServer> {
    return this.#http.call(options, (api, init) =>
      api.PUT(`${PATH}/scopes`, {
        params: { path: { resourceServerId } },
        body: scopes.map((scope) => toSnakeCase(scope)),
        ...init,
      }),
    );
  }
}

const toIssued = ({ secret, ...resourceServer }: IssuedResourceServerJson): IssuedResourceServer => ({
  resourceServer,
  secret,
});
