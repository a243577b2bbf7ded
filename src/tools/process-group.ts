import cluster from 'node:cluster';
import type { Logger } from 'pino';
import type { Config } from '../core/config/config.js';
import { isWake } from '../core/queue/job-process.js';
import type { Part } from './run-until-stopped.js';
import { ServerProcess } from './server-process.js';

/** Each has its own, one after the other: one scrape is of one process. */
const metricsPortOf = (
  { metricsPort }: Pick<Config, 'metricsPort'>,
  index: number,
): { METRICS_PORT?: string } => (metricsPort ? { METRICS_PORT: String(metricsPort + index) } : {});

/** The processes of one server: started, started again when they end, and stopped together. */
export class ProcessGroup implements Part {
  private readonly processes: ServerProcess[];

  /** @param writeLog gets the lines that they log: of several processes in one pipe, lines would be mixed up */
  constructor(
    config: Pick<Config, 'processes' | 'workersEnabled' | 'metricsPort'>,
    logger: Logger,
    writeLog: (line: string) => void,
  ) {
    cluster.setupPrimary({ silent: true });
    this.processes = Array.from({ length: config.processes }, (_, index) => {
      // Jobs are for one of them.
      const WORKERS = index === 0 && config.workersEnabled ? 'on' : 'off';
      return new ServerProcess({
        env: { WORKERS, PROCESSES: '1', LOG_FORMAT: 'json', ...metricsPortOf(config, index) },
        logger,
        writeLog,
        onMessage: (message) => this.hear(message),
      });
    });
  }

  /** @returns where they listen @throws {Error} with what the one that did not start has said */
  async start(signal: AbortSignal): Promise<string> {
    signal.addEventListener('abort', () => void this.close().catch(() => undefined));
    const [first, ...others] = this.processes as [ServerProcess, ...ServerProcess[]];
    // It brings the schema up to date; and what keeps all of them from starting is said once.
    const url = await first.start();
    await Promise.all(others.map((process) => process.start()));
    return url;
  }

  async close(): Promise<void> {
    const codes = await Promise.all(this.processes.map((process) => process.stop()));
    if (codes.some((code) => code !== 0)) throw new Error('A process did not shut down cleanly');
  }

  hurry(): void {
    for (const process of this.processes) process.tell('hurry');
  }

  /** What one of them adds to the queues is for the one that works on them. */
  private hear(message: unknown): void {
    if (isWake(message)) this.processes[0]?.tell(message);
  }
}
