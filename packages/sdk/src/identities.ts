import type { Http } from './http.js';
import { List } from './list.js';
import { loadPage } from './load-page.js';
import type { RequestOptions } from './options.js';
import type { Identity } from './types.js';

/** The accounts of identity providers that can sign in to the user's account. */
export class Identities {
  readonly #http: Http;

  constructor(http: Http) {
    this.#http = http;
  }

  list(options?: RequestOptions): List<Identity> {
    return new List((page) =>
      loadPage(this.#http, options, (api, init) =>
        api.GET('/api/v1/auth/identities', { params: { query: page }, ...init }),
      ),
    );
  }

  /**
   * @param provider the id of a provider of the server; or of a workspace, where that also proves to the workspace that
   *   this session has signed in
   * @returns the URL to send the browser to; the identity is linked when it returns
   */
  async link(provider: string, options?: RequestOptions): Promise<string> {
    const { authorizationUrl } = await this.#http.call(options, (api, init) =>
      api.POST('/api/v1/auth/sso/{provider}/link', { params: { path: { provider } }, ...init }),
    );
    return authorizationUrl;
  }

  /** The identity can no longer begin sessions. */
  async unlink(identityId: string, options?: RequestOptions): Promise<void> {
    await this.#http.call(options, (api, init) =>
      api.DELETE('/api/v1/auth/identities/{identityId}', { params: { path: { identityId } }, ...init }),
    );
  }
}
