/**
 * Runs one at a time, shared by all callers: a caller that asks during a run gets the next one, which begins after the
 * call.
 */
export function sharedRuns<T>(run: () => Promise<T>): () => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  let next: Promise<T> | undefined;
  const begin = (): Promise<T> => {
    next = undefined;
    return run();
  };
  return () => {
    if (!next) last = next = last.then(begin, begin);
    return next;
  };
}
