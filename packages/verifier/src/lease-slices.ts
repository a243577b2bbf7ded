import { type LatchkeyClient, VerifierError } from './latchkey-client.js';
import type { SliceAsk, SliceGrant } from './limit-slice.js';

/**
 * One instance; with several, they share this. Callers wait for it, and would rather: what was granted by an answer that
 * is not waited for is lost until the window ends.
 */
const TIMEOUT_MS = 4_000;

type Wire = Omit<SliceGrant, 'msLeft'> & { ms_left: number };

/** From any instance. What an instance has granted whose answer is lost nobody uses. */
export async function leaseSlices(client: LatchkeyClient, asks: SliceAsk[]): Promise<SliceGrant[]> {
  const timeoutMs = TIMEOUT_MS / Math.min(2, client.instances);
  let failure: unknown;
  for (let offset = 0; offset < client.instances; offset += 1) {
    // What has been used or given back is said once: the instance that did not answer may have noted it.
    const body = { asks: offset === 0 ? asks : asks.map((ask) => ({ ...ask, used: 0, returned: 0 })) };
    try {
      const { grants } = await client.call<{ grants: Wire[] }>(
        'POST',
        '/slices',
        { body, timeoutMs },
        offset,
      );
      return grants.map(({ ms_left: msLeft, ...grant }) => ({ ...grant, msLeft }));
    } catch (error) {
      failure = error;
      if (error instanceof VerifierError) break;
    }
  }
  throw failure;
}
