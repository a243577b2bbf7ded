import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';

/** Shorter than a test's time limit, so that this message is the one reported. */
const DEADLINE_SECONDS = 60;
const INTERVAL_MS = 20;

export interface EventuallyOptions<Value> {
  /** Default: anything truthy; of a list, one that is not empty. */
  until?: (value: Value) => boolean;
  /** What to show if the expectation is not met; default: the value. */
  describe?: (value: Value) => unknown;
  deadlineSeconds?: number;
  intervalMs?: number;
}

/** An empty list is truthy, so a query that finds nothing would end the wait at once. */
const isThere = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : Boolean(value));

/**
 * Reads a value until it is as expected, and returns it. Fails at the deadline with the last value read. Undefined
 * never meets an expectation.
 *
 * @param expectation what is awaited, for the message: "the mail is sent"
 */
export async function eventually<Value>(
  expectation: string,
  read: () => Value | Promise<Value>,
  options: EventuallyOptions<Value> = {},
): Promise<Exclude<Value, undefined>> {
  const {
    until = isThere,
    describe = (value) => value,
    deadlineSeconds = DEADLINE_SECONDS,
    intervalMs = INTERVAL_MS,
  } = options;
  const giveUpAt = performance.now() + deadlineSeconds * 1000;
  for (let value = await read(); ; value = await read()) {
    if (value !== undefined && until(value)) return value as Exclude<Value, undefined>;
    if (performance.now() > giveUpAt)
      throw new Error(
        `Not within ${deadlineSeconds} s: ${expectation}. Last seen: ${inspect(describe(value))}`,
      );
    await sleep(intervalMs);
  }
}
