import type { Http } from './http.js';
import { toSnakeCase } from './letter-case.js';
import type { RequestOptions } from './options.js';
import type { LeakReport, ReportAccepted } from './types.js';

/** Reports leaked keys. Needs no credential. */
export class Leaks {
  readonly #http: Http;

  constructor(http: Http) {
    this.#http = http;
  }

  /**
   * Reports up to 1,000 findings. The server notifies the owners of real keys, and revokes the keys if their policy
   * says so. The response does not tell which findings are real.
   */
  report(report: LeakReport, options?: RequestOptions): Promise<ReportAccepted> {
    return this.#http.call(options, (api, init) =>
      api.POST('/api/v1/credentials/report', { body: toSnakeCase(report), ...init }),
    );
  }
}
