/**
 * Runs one at a time, shared by all callers: a caller that asks during a run gets the next one, which begins after the
 * call.
 *
 * @param whenIdle called when a run has ended and nobody waits for another
 */
export function sharedRuns<T>(run: () => Promise<T>, whenIdle: () => void): () => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  let next: Promise<T> | undefined;
  const begin = async (): Promise<T> => {
    const own = last;
    next = undefined;
    try {
      return await run();
    } finally {
      if (last === own) whenIdle();
    }
  };
  return () => {
    if (!next) last = next = last.then(begin, begin);
    return next;
  };
}
