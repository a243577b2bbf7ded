import { isSliceLease } from './answer-checks.js';
import { type LatchkeyClient, UnavailableError, VerifierError } from './latchkey-client.js';
import type { SliceAsk, SliceGrant } from './limit-slice.js';

/** For one instance; several share it. How long requests wait for an answer. */
const PATIENCE_MS = 4_000;
/**
 * How long an answer can still arrive after its caller has stopped waiting. Anything granted later is lost until the
 * window ends.
 */
const TIMEOUT_MS = 30_000;

/** The response of `POST /verifier-sessions/slices`. */
export interface LeasedSlices {
  grants: (Omit<SliceGrant, 'msLeft'> & { ms_left: number })[];
}

/**
 * Leases slices from any instance.
 *
 * @param cameLate receives what an instance granted after another one was asked, or after the requests were answered:
 *   the database counts it as used, so it would otherwise be lost
 */
export async function leaseSlices(
  client: LatchkeyClient,
  asks: SliceAsk[],
  cameLate: (grants: SliceGrant[]) => void,
): Promise<SliceGrant[]> {
  const patienceMs = PATIENCE_MS / Math.min(2, client.instances);
  let failure: unknown;
  for (let offset = 0; offset < client.instances; offset += 1) {
    // Report used and returned requests only once: an instance that did not answer may still have recorded them.
    const body = { asks: offset === 0 ? asks : asks.map((ask) => ({ ...ask, used: 0, returned: 0 })) };
    const answer = client
      .call('POST', '/slices', { body, timeoutMs: TIMEOUT_MS, isExpected: isSliceLease }, offset)
      .then(({ grants }) => grants.map(({ ms_left: msLeft, ...grant }) => ({ ...grant, msLeft })));
    try {
      return await inTime(answer, patienceMs, cameLate);
    } catch (error) {
      failure = error;
      if (error instanceof VerifierError) break;
    }
  }
  throw failure;
}

function inTime<T>(answer: Promise<T>, patienceMs: number, cameLate: (answer: T) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new UnavailableError(`No slice within ${patienceMs} ms`));
      answer.then(cameLate, () => undefined);
    }, patienceMs);
    answer.finally(() => clearTimeout(timer)).then(resolve, reject);
  });
}
