import cluster from 'node:cluster';
import type { Logger } from 'pino';
import { exitWithMessage } from '../tools/exit-with-message.js';

/** When the program is told to stop, work in progress gets this long, … */
const FORCE_CLOSE_AFTER_MS = 7_000;
/** … or this much after a requested delay. */
const FORCE_CLOSE_AFTER_DELAY_MS = 2_000;
/** After being cut off, it ends this fast. The total stays below ten seconds, after which container runtimes kill. */
const EXIT_AFTER_FORCE_CLOSE_MS = 2_500;
/** A terminal sends Ctrl-C to the program and to npm, which passes it on: this counts as one signal. */
const DUPLICATE_SIGNAL_MS = 500;

export interface Part {
  /** Shuts it down gracefully. */
  close(): Promise<void>;
  /** Makes a `close` in progress finish quickly. */
  forceClose?(): void;
}

export interface Run {
  /** Adds a part to be closed at the end; the last one added is closed first. */
  add: (part: Part) => void;
  /** Aborted when the program has been told to stop: `start` may then fail. */
  signal: AbortSignal;
}

/**
 * Runs a program until it is told to stop, then ends the process: with 0 after a requested stop, with 1 if the start or
 * anything else failed. A second signal shortens the shutdown.
 *
 * @param options.delaySeconds how long a part may continue as usual after being told to close
 * @param options.marginMs for parts that are programs with the same limits themselves
 */
export async function runUntilStopped(
  logger: Logger,
  start: (run: Run) => Promise<void>,
  { delaySeconds = 0, marginMs = 0 } = {},
): Promise<void> {
  const forceCloseAfterMs = Math.max(FORCE_CLOSE_AFTER_MS, delaySeconds * 1_000 + FORCE_CLOSE_AFTER_DELAY_MS);
  const parts: Part[] = [];
  const stopRequest = new AbortController();
  let stopRequestedAt = 0;
  let closing: Promise<boolean> | undefined;

  const closeAll = async (): Promise<boolean> => {
    let clean = true;
    for (const part of parts.toReversed()) {
      await part.close().catch((error: unknown) => {
        clean = false;
        logger.error({ err: error }, 'graceful shutdown failed');
      });
    }
    return clean;
  };
  const forceClose = (reason: object): void => {
    logger.warn(reason, 'closing the remaining connections');
    parts.forEach((part) => part.forceClose?.());
  };

  const stop = async (exitCode: number): Promise<void> => {
    setTimeout(() => forceClose({ after_ms: forceCloseAfterMs }), forceCloseAfterMs);
    setTimeout(
      () => {
        logger.error('stopped before everything was closed');
        process.exit(1);
      },
      forceCloseAfterMs + EXIT_AFTER_FORCE_CLOSE_MS + marginMs,
    );
    stopRequest.abort();
    await starting.catch(() => undefined);
    const clean = await (closing ??= closeAll());
    logger.info('stopped');
    process.exit(clean ? exitCode : 1);
  };

  const onSignal = (signal: NodeJS.Signals): void => {
    if (!stopRequest.signal.aborted) {
      logger.info({ signal }, 'stopping');
      stopRequestedAt = performance.now();
      void stop(0);
    } else if (performance.now() - stopRequestedAt > DUPLICATE_SIGNAL_MS) {
      forceClose({ signal });
    }
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, onSignal);
  // Each of several processes may get the signal, too, from a terminal or from systemd. It still counts as one.
  if (cluster.isWorker) {
    process.on('message', (message) => {
      if (message === 'stop' && !stopRequest.signal.aborted) onSignal('SIGTERM');
      if (message === 'forceClose') forceClose({ message });
    });
  }
  // The program's state is unknown after this, so a new process has to take over.
  process.on('uncaughtException', (error, origin) => {
    logger.fatal({ err: error, origin }, 'unexpected error');
    if (stopRequest.signal.aborted) return;
    void stop(1);
    forceClose({ origin });
  });

  const starting = start({ add: (part) => parts.push(part), signal: stopRequest.signal });
  try {
    await starting;
  } catch (error) {
    // A failing start does not matter while it is stopping.
    if (stopRequest.signal.aborted) return;
    await (closing ??= closeAll());
    exitWithMessage(error);
  }
}
