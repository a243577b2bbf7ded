import cluster from 'node:cluster';
import type { Logger } from 'pino';
import { exitWithMessage } from './exit-with-message.js';

/** What is under way when the program is told to stop gets this long, … */
const HURRY_AFTER_MS = 7_000;
/** … of which so much is left after a delay that was asked for. */
const HURRY_AFTER_DELAY_MS = 2_000;
/** What is cut off then ends this fast. All in all: container runtimes kill after ten seconds. */
const GIVE_UP_AFTER_HURRY_MS = 2_500;
/** A terminal sends Ctrl-C to the program and to npm, which passes it on: that is one wish and not two. */
const SAME_WISH_MS = 500;

export interface Part {
  /** Ends it in good order. */
  close(): Promise<void>;
  /** Makes a `close` that is under way come to its end. */
  hurry?(): void;
}

export interface Run {
  /** Adds what has to be closed at the end; the last that was added is closed first. */
  add: (part: Part) => void;
  /** Tells that the program is to stop: `start` may then fail. */
  signal: AbortSignal;
}

/**
 * Starts a program that runs until it is told to stop, and ends the process: with 0 when it stopped as it was
 * told, with 1 when the start or anything else failed. A second signal cuts the patience short.
 *
 * @param options.delaySeconds for how long a part may go on as if nothing were, once it was told to close
 * @param options.marginMs for parts that are programs with these limits themselves
 */
export async function runUntilStopped(
  logger: Logger,
  start: (run: Run) => Promise<void>,
  { delaySeconds = 0, marginMs = 0 } = {},
): Promise<void> {
  const hurryAfterMs = Math.max(HURRY_AFTER_MS, delaySeconds * 1_000 + HURRY_AFTER_DELAY_MS);
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
  const hurry = (reason: object): void => {
    logger.warn(reason, 'closing the remaining connections');
    parts.forEach((part) => part.hurry?.());
  };

  const stop = async (exitCode: number): Promise<void> => {
    setTimeout(() => hurry({ after_ms: hurryAfterMs }), hurryAfterMs);
    setTimeout(
      () => {
        logger.error('stopped before everything was closed');
        process.exit(1);
      },
      hurryAfterMs + GIVE_UP_AFTER_HURRY_MS + marginMs,
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
    } else if (performance.now() - stopRequestedAt > SAME_WISH_MS) {
      hurry({ signal });
    }
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, onSignal);
  // Of several processes each may get the signal, too: from a terminal, or from systemd. That is one wish all the same.
  if (cluster.isWorker) {
    process.on('message', (message) => {
      if (message === 'stop' && !stopRequest.signal.aborted) onSignal('SIGTERM');
      if (message === 'hurry') hurry({ message });
    });
  }
  // Nobody knows in what state this leaves the program: a new process does.
  process.on('uncaughtException', (error, origin) => {
    logger.fatal({ err: error, origin }, 'unexpected error');
    if (stopRequest.signal.aborted) return;
    void stop(1);
    hurry({ origin });
  });

  const starting = start({ add: (part) => parts.push(part), signal: stopRequest.signal });
  try {
    await starting;
  } catch (error) {
    // While it stops, a start that fails is no news.
    if (stopRequest.signal.aborted) return;
    await (closing ??= closeAll());
    exitWithMessage(error);
  }
}
