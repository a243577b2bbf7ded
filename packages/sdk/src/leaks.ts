import type { Http } from './http.js';
import { toSnakeCase } from './letter-case.js';
import type { RequestOptions } from './options.js';
import type { LeakReport, ReportAccepted } from './types.js';

/** For whoever finds keys where they should not be; needs no credential. */
export class Leaks {
  readonly #http: Http;

  constructor(http: Http) {
    this.#http = http;
  }

  /**
   * Reports up to 1,000 finds. Owners of keys among them are told, and where they want that the keys are revoked.
   * The answer is the same for anything.
   */
  report(report: LeakReport, options?: RequestOptions): Promise<ReportAccepted> {
    return this.#http.call(options, (api, init) =>
      api.POST('/api/v1/credentials/report', { body: toSnakeCase(report), ...init }),
    );
  }
}
