import cluster from 'node:cluster';
import type { Logger } from 'pino';
import type { Config } from '../core/config/config.js';
import { isWake } from '../core/queue/job-process.js';
import type { Part } from './run-until-stopped.js';
import { ServerProcess } from './server-process.js';

/** Consecutive ports, because one scrape covers one process. */
const metricsPortOf = (
  { metricsPort }: Pick<Config, 'metricsPort'>,
  index: number,
): { METRICS_PORT?: string } => (metricsPort ? { METRICS_PORT: String(metricsPort + index) } : {});

/** The processes of one server: started, restarted when they end, and stopped together. */
export class ProcessGroup implements Part {
  private readonly processes: ServerProcess[];

  /** @param writeLog receives the lines that they log: several processes writing to one pipe would garble lines */
  constructor(
    config: Pick<Config, 'processes' | 'workersEnabled' | 'metricsPort'>,
    logger: Logger,
    writeLog: (line: string) => void,
  ) {
    cluster.setupPrimary({ silent: true });
    this.processes = Array.from({ length: config.processes }, (_, index) => {
      // Only one of them works on jobs.
      const WORKERS = index === 0 && config.workersEnabled ? 'on' : 'off';
      return new ServerProcess({
        env: { WORKERS, PROCESSES: '1', LOG_FORMAT: 'json', ...metricsPortOf(config, index) },
        logger,
        writeLog,
        onMessage: (message) => this.hear(message),
      });
    });
  }

  /**
   * @returns the address that they listen on
   * @throws {Error} with the output of the one that did not start
   */
  async start(signal: AbortSignal): Promise<string> {
    signal.addEventListener('abort', () => void this.close().catch(() => undefined));
    const [first, ...others] = this.processes as [ServerProcess, ...ServerProcess[]];
    // The first one migrates the schema, and anything that keeps all of them from starting is reported only once.
    const url = await first.start();
    await Promise.all(others.map((process) => process.start()));
    return url;
  }

  async close(): Promise<void> {
    const codes = await Promise.all(this.processes.map((process) => process.stop()));
    if (codes.some((code) => code !== 0)) throw new Error('A process did not shut down cleanly');
  }

  forceClose(): void {
    for (const process of this.processes) process.send('forceClose');
  }

  /** Forwards new jobs from any of them to the one that works on the queues. */
  private hear(message: unknown): void {
    if (isWake(message)) this.processes[0]?.send(message);
  }
}
