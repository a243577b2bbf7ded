import type { Http } from './http.js';
import type { RequestOptions } from './options.js';
import type { Health as HealthReport } from './types.js';

/** The server's health probes. They need no credential. */
export class Health {
  readonly #http: Http;

  constructor(http: Http) {
    this.#http = http;
  }

  /** Whether the server process is running. */
  live(options?: RequestOptions): Promise<HealthReport> {
    return this.#http.call(options, (api, init) => api.GET('/health/live', init));
  }

  /** Whether the server can serve requests. Without retries by default. @throws UnavailableError if it cannot */
  ready(options?: RequestOptions): Promise<HealthReport> {
    return this.#http.call({ maxRetries: 0, ...options }, (api, init) => api.GET('/health/ready', init));
  }
}
