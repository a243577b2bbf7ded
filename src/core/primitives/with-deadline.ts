/**
 * Runs `work` with a signal that is aborted when `stop` is, or after `milliseconds`.
 *
 * In place of `AbortSignal.any([stop, AbortSignal.timeout(milliseconds)])`: nothing but the combined signal knows such a
 * timeout, and that only weakly, so Node.js 20 may collect it as garbage. Then it never fires.
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
