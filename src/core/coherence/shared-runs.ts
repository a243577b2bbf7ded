/**
 * One run after the other, shared by all who ask for the same one: whoever asks while one is under way gets the next,
 * which begins after they asked.
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
