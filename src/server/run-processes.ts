import type { DestinationStream, Logger } from 'pino';
import type { Config } from '../core/config/config.js';
import { startEmbeddedDatabase } from '../core/database/embedded-database.js';
import { ProcessGroup } from './process-group.js';
import { type Run, runUntilStopped } from './run-until-stopped.js';

/** A process that gives up says so before this one gives up. */
const MARGIN_MS = 250;

/**
 * Runs the server as several processes behind one port, each an instance of its own. This one keeps them running, as
 * well as the embedded PostgreSQL; it answers no requests.
 *
 * @param log receives their lines, and its own
 * @param onListening called with the address once all can be reached
 */
export async function runProcesses(
  config: Config,
  logger: Logger,
  log: DestinationStream,
  onListening: (url: string) => void,
): Promise<void> {
  const start = async ({ add, signal }: Run): Promise<void> => {
    const embedded = await startEmbeddedDatabase(config);
    if (embedded) add({ close: () => embedded.stop() });
    signal.throwIfAborted();

    const group = new ProcessGroup(config, logger, (line) => log.write(line));
    add(group);
    onListening(await group.start(signal));
  };
  await runUntilStopped(logger, start, { delaySeconds: config.shutdownDelaySeconds, marginMs: MARGIN_MS });
}
