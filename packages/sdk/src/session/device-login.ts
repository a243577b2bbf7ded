import { sleep } from '../abort.js';
import { ConnectionError, LatchkeyError, UnavailableError } from '../errors.js';

/** The default increase of the interval, if the server does not state one (RFC 8628, section 3.5). */
const SLOW_DOWN_SECONDS = 5;

/**
 * Polls until the user has decided, no more often than the server allows.
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

/** For example, a server restart or a brief network failure while the user looks for their phone. */
const isPassing = (error: LatchkeyError, giveUpAt: number): boolean =>
  (error instanceof ConnectionError || error instanceof UnavailableError) && Date.now() < giveUpAt;

const intervalOf = ({ extensions }: LatchkeyError): number | undefined =>
  typeof extensions.interval === 'number' ? extensions.interval : undefined;
