/**
 * Runs `work` with a signal that is aborted when `stop` is, or after `milliseconds`. It replaces
 * `AbortSignal.any([stop, AbortSignal.timeout(milliseconds)])`, where only the combined signal references the timeout,
 * and only weakly, so Node.js 20 may garbage-collect it. It would then never fire.
 */
export async function withDeadline<T>(
  stop: AbortSignal,
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  stop.throwIfAborted();
  const controller = new AbortController();
  const abort = (): void => controller.abort(stop.reason);
  stop.addEventListener('abort', abort, { once: true });
  const timer = setTimeout(
    () => controller.abort(new DOMException('The operation timed out', 'TimeoutError')),
    milliseconds,
  );
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    stop.removeEventListener('abort', abort);
  }
}
