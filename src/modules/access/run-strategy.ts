import type { IncomingHttpHeaders } from 'node:http';
import type { Identity } from './identity.js';
import type { AccessStrategy } from './strategies.js';

/**
 * Runs one Passport strategy and returns its verdict; null if the credential is not accepted.
 *
 * `passport.authenticate` would try strategy after strategy, lose each one's reason, and cost a third of the
 * throughput. A strategy needs no more than `success`, `fail` and `error`. It is shown the headers alone:
 * the bearer strategy would also take a token from the body or the query.
 */
export function runStrategy(
  strategy: AccessStrategy,
  headers: IncomingHttpHeaders,
): Promise<Identity | null> {
  return new Promise((resolve, reject) => {
    const run = Object.assign(Object.create(strategy) as AccessStrategy, {
      success: resolve,
      fail: () => resolve(null),
      error: reject,
    });
    run.authenticate({ headers });
  });
}
