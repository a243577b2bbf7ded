import { CliError } from '../cli-error.js';
import { reasonOf } from '../reason-of.js';

/** What becomes of something that is shown only once, if the output cannot be written. */
let ifLost: string | undefined;

/** To be called before writing something that no other command can show again. @param consequence a sentence */
export function shownOnlyOnce(consequence: string): void {
  ifLost = consequence;
}

/**
 * Nobody misses the rest of a list whose reader has enough, as in `latchkey keys list | head`.
 *
 * @returns null if nothing is lost
 */
export function outputFailure(error: NodeJS.ErrnoException): CliError | null {
  if (ifLost === undefined && error.code === 'EPIPE') return null;
  const consequence = ifLost === undefined ? '' : ` ${ifLost}`;
  return new CliError(`Cannot write the output: ${reasonOf(error)}.${consequence}`);
}
