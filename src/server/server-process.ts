import cluster, { type Worker } from 'node:cluster';
import { createInterface } from 'node:readline';
import { LineSplitter } from '@latchkey/sdk/audit-trail';
import type { Logger } from 'pino';
import { CANNOT_START } from '../tools/exit-with-message.js';

/** The delay before a process is restarted, doubled each time that it ends soon. */
const RESTART_AFTER_MS = 1_000;
const RESTART_AFTER_MS_MAX = 30_000;
/** A process that has run for this long had started well. */
const STABLE_AFTER_MS = 60_000;

/** Sent by a process once it listens, with its address. */
export interface Listening {
  listening: string;
}

const isListening = (message: unknown): message is Listening =>
  typeof message === 'object' && message !== null && 'listening' in message;

export interface ServerProcessOptions {
  /** In addition to our own. */
  env: Record<string, string>;
  logger: Logger;
  writeLog: (line: string) => void;
  onMessage: (message: unknown) => void;
}

/** One process of a server, and its successors. */
export class ServerProcess {
  private worker: Worker | undefined;
  private ended: Promise<number | null> = Promise.resolve(0);
  private restartAfterMs = RESTART_AFTER_MS;
  private timer: NodeJS.Timeout | undefined;
  /** Whether it has ever listened: from then on it is restarted. */
  private isKept = false;
  private isStopping = false;

  constructor(private readonly options: ServerProcessOptions) {}

  /**
   * Resolves with its address when it listens for the first time.
   *
   * @throws {Error} with its output if it does not
   */
  start(): Promise<string> {
    const worker = cluster.fork(this.options.env);
    const startedAt = performance.now();
    this.worker = worker;
    const lastWords = this.passOnOutput(worker);
    return new Promise((resolve, reject) => {
      worker.on('message', (message: unknown) => {
        if (!isListening(message)) return this.options.onMessage(message);
        this.isKept = true;
        return resolve(message.listening);
      });
      this.ended = new Promise((found) => {
        // After all of its output has arrived, too.
        worker.process.once('close', (code: number | null, signal: NodeJS.Signals | null) => {
          this.worker = undefined;
          // If it did not start, `start` reports that.
          found(this.isKept ? code : 0);
          if (this.isStopping || !this.isKept)
            reject(new Error(lastWords() || `A process ended (${signal ?? code})`));
          else
            this.startAgain({ ended_pid: worker.process.pid, code, signal }, performance.now() - startedAt);
        });
      });
    });
  }

  /**
   * Shuts it down gracefully.
   *
   * @returns its exit code
   */
  stop(): Promise<number | null> {
    this.isStopping = true;
    clearTimeout(this.timer);
    this.send('stop');
    return this.ended;
  }

  send(message: string | object): void {
    // It may be about to end.
    if (this.worker?.isConnected()) this.worker.send(message, () => undefined);
  }

  /** @returns its standard error output, unless that is passed on: it explains why nothing starts */
  private passOnOutput({ process: child }: Worker): () => string {
    const words: string[] = [];
    if (child.stdout) {
      // A line is JSON, which may hold separators that `node:readline` takes for the end of a line.
      const splitter = new LineSplitter();
      const write = (lines: string[]): void => lines.forEach((line) => this.options.writeLog(`${line}\n`));
      child.stdout.on('data', (chunk: Buffer) => write(splitter.push(chunk)));
      child.stdout.once('end', () => write(splitter.end()));
    }
    if (child.stderr) {
      createInterface({ input: child.stderr }).on('line', (line) => {
        if (this.isKept) process.stderr.write(`${line}\n`);
        else words.push(line);
      });
    }
    return () => words.join('\n').replace(CANNOT_START, '').trim();
  }

  private startAgain(end: object, ranForMs: number): void {
    if (ranForMs > STABLE_AFTER_MS) this.restartAfterMs = RESTART_AFTER_MS;
    this.options.logger.error(
      { ...end, restart_after_ms: this.restartAfterMs },
      'a process exited and is being restarted',
    );
    this.timer = setTimeout(() => void this.start().catch(() => undefined), this.restartAfterMs);
    this.restartAfterMs = Math.min(2 * this.restartAfterMs, RESTART_AFTER_MS_MAX);
  }
}
