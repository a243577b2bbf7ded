import { sleep } from '../abort.js';
import { ConnectionError, LatchkeyError, UnavailableError } from '../errors.js';

/** What a server asks to be added to the interval, where it does not say (RFC 8628, section 3.5). */
const SLOW_DOWN_SECONDS = 5;

/**
 * Asks until a person has decided, no more often than the server wants to be asked.
 *
 * @param ask rejects with `authorization_pending` or `slow_down` until then
 * @throws LatchkeyError `access_denied`, `expired_token`
 */
export async function askUntilDecided(
  ask: () => Promise<void>,
  { intervalSeconds, expiresInSeconds }: { intervalSeconds: number; expiresInSeconds: number },
  signal: AbortSignal | undefined,
): Promise<void> {
  let seconds = intervalSeconds;
  const giveUpAt = Date.now() + expiresInSeconds * 1_000;
  for (;;) {
    await sleep(seconds * 1_000, signal);
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof LatchkeyError)) throw error;
      if (error.code === 'slow_down') seconds = intervalOf(error) ?? seconds + SLOW_DOWN_SECONDS;
      else if (error.code !== 'authorization_pending' && !isPassing(error, giveUpAt)) throw error;
    }
  }
}

/** A server that restarts, or a network that is away for a moment, while a person looks for their phone. */
const isPassing = (error: LatchkeyError, giveUpAt: number): boolean =>
  (error instanceof ConnectionError || error instanceof UnavailableError) && Date.now() < giveUpAt;

const intervalOf = ({ extensions }: LatchkeyError): number | undefined =>
  typeof extensions.interval === 'number' ? extensions.interval : undefined;
