import type { IncomingHttpHeaders } from 'node:http';
import type { Identity } from './identity.js';
import type { AccessStrategy } from './strategies.js';

/**
 * Runs one Passport strategy and returns its identity; null if the credential is not accepted. `passport.authenticate`
 * would try one strategy after another, lose each one's reason, and cost a third of the throughput. A strategy needs
 * only `success`, `fail` and `error`. It is given only the headers: the bearer strategy would also accept a token from
 * the body or the query.
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
