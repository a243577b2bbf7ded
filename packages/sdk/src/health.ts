import type { Http } from './http.js';
import type { RequestOptions } from './options.js';
import type { Health as HealthReport } from './types.js';

/** Whether the server is well; needs no credential. */
export class Health {
  readonly #http: Http;

  constructor(http: Http) {
    this.#http = http;
  }

  /** It runs. */
  live(options?: RequestOptions): Promise<HealthReport> {
    return this.#http.call(options, (api, init) => api.GET('/health/live', init));
  }

  /** It can serve requests. Asks once. @throws UnavailableError if it cannot */
  ready(options?: RequestOptions): Promise<HealthReport> {
    return this.#http.call({ maxRetries: 0, ...options }, (api, init) => api.GET('/health/ready', init));
  }
}
