import { setImmediate as endOfTurn } from 'node:timers/promises';
import type { Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { inSpan } from '../telemetry/span.js';
import { type Boss, on } from './boss.js';
import type { Job, JobHandler, WorkOptions } from './job.js';

/** The maximum number of future due times to remember; polling finds the other jobs. */
const DUE_TIMES_MAX = 1_000;
/** Retry interval when a job's end cannot be recorded because the database is away. */
const SETTLE_RETRY_MS = 1_000;

interface FetchedJob {
  id: string;
  data: unknown;
  retryCount: number;
  /** In seconds. */
  retryDelay: number;
  expireInSeconds: number | string;
}

export interface QueueWorkerOptions extends WorkOptions {
  /** How often to poll for jobs added by other processes: jobs of this process wake the worker at once. */
  pollSeconds: number;
}

/** What a worker needs from its `Queue`. */
export interface WorkerTools {
  boss: Boss;
  manager: EntityManager;
  logger: Logger;
  /** Runs database work when it is the worker's turn. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  inTransaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T>;
}

/** A job that goes back to the queue. */
interface Return {
  id: string;
  data: unknown;
  expireInSeconds: number;
  delaySeconds: number;
}

/** Passes the jobs of one queue to its handler, up to the allowed number at a time. */
export class QueueWorker {
  private readonly underWay = new Set<Promise<void>>();
  private readonly stopping = new AbortController();
  private dueTimes: number[] = [];
  private isWoken = false;
  private endPause: (() => void) | undefined;
  private pauseEndsAt = Infinity;
  private timer: NodeJS.Timeout | undefined;
  private loop: Promise<void> | undefined;
  private isStopped = false;
  private returns: Return[] = [];
  private returning: Promise<void> | undefined;

  constructor(
    readonly name: string,
    private readonly options: QueueWorkerOptions,
    private readonly handler: JobHandler<never>,
  ) {}

  start(tools: WorkerTools): void {
    this.loop = this.run(tools);
  }

  /** Looks for jobs now, because there is a new one. */
  wake(): void {
    this.isWoken = true;
    this.endPause?.();
  }

  /** Looks for jobs again after `seconds`. */
  wakeIn(seconds: number): void {
    // Due times follow the database's clock and the start of the transaction, so allow a small margin.
    const dueAt = Date.now() + seconds * 1_000 + 5;
    if (this.dueTimes.length < DUE_TIMES_MAX) this.dueTimes.push(dueAt);
    this.pauseUntil(dueAt);
  }

  /** Fetches no further jobs. */
  close(): void {
    this.isStopped = true;
    this.wake();
  }

  /** Aborts jobs in progress: a job whose handler breaks off is handed back. */
  abort(): void {
    this.stopping.abort();
  }

  /** Resolves once nothing is in progress any more. */
  async drained(): Promise<void> {
    await this.loop;
    await Promise.all(this.underWay);
  }

  /** Puts jobs back in the transaction of `manager`. */
  async requeue(boss: Boss, manager: EntityManager, returns: readonly Return[]): Promise<void> {
    const ids = returns.map(({ id }) => id);
    await boss.deleteJob(this.name, ids, on(manager));
    await boss.insert(
      returns.map(({ id, data, expireInSeconds, delaySeconds }) => ({
        id,
        name: this.name,
        data: data as object,
        expireInSeconds,
        // pg-boss expects seconds here as in `send`, though its types say a date.
        startAfter: String(delaySeconds),
      })),
      on(manager),
    );
    for (const { delaySeconds } of returns) this.wakeIn(delaySeconds);
  }

  /** Jobs handed back in the same turn of the event loop share a transaction: a crowd costs two statements. */
  handBack(tools: WorkerTools, job: Return): Promise<void> {
    this.returns.push(job);
    this.returning ??= endOfTurn().then(() => {
      const together = this.returns;
      this.returns = [];
      this.returning = undefined;
      return tools.inTransaction((manager) => this.requeue(tools.boss, manager, together));
    });
    return this.returning;
  }

  private async run(tools: WorkerTools): Promise<void> {
    while (!this.isStopped) {
      const free = this.options.concurrency - this.underWay.size;
      if (free === 0) {
        await Promise.race(this.underWay);
        continue;
      }
      this.isWoken = false;
      const jobs = await this.fetch(tools, free);
      for (const job of jobs) this.begin(job, tools);
      if (jobs.length < free) await this.pause();
    }
  }

  /** pg-boss reports no jobs if the database does not answer. */
  private fetch(tools: WorkerTools, batchSize: number): Promise<FetchedJob[]> {
    const options = { batchSize, includeMetadata: true, ...on(tools.manager) } as const;
    return tools.inTurn(() => tools.boss.fetch<unknown>(this.name, options));
  }

  private async pause(): Promise<void> {
    if (this.isWoken) return;
    const now = Date.now();
    this.dueTimes = this.dueTimes.filter((time) => time > now);
    await new Promise<void>((resolve) => {
      this.endPause = resolve;
      this.pauseUntil(Math.min(now + this.options.pollSeconds * 1_000, ...this.dueTimes));
    });
    this.endPause = undefined;
    clearTimeout(this.timer);
    this.pauseEndsAt = Infinity;
  }

  /** Shortens the current pause, if there is one. */
  private pauseUntil(time: number): void {
    if (!this.endPause || time >= this.pauseEndsAt) return;
    clearTimeout(this.timer);
    this.pauseEndsAt = time;
    this.timer = setTimeout(this.endPause, time - Date.now());
  }

  private begin(fetched: FetchedJob, tools: WorkerTools): void {
    const work = this.handle(fetched, tools).finally(() => this.underWay.delete(work));
    this.underWay.add(work);
  }

  private async handle(fetched: FetchedJob, tools: WorkerTools): Promise<void> {
    const { boss, logger } = tools;
    const expiresAt = performance.now() + Number(fetched.expireInSeconds) * 1_000;
    const expiry = new AbortController();
    const timer = setTimeout(() => expiry.abort(), expiresAt - performance.now());
    const job = new HeldJob(
      this.name,
      fetched,
      AbortSignal.any([this.stopping.signal, expiry.signal]),
      tools,
      this,
    );
    try {
      await inSpan(`job ${this.name}`, { kind: 'consumer', isRoot: true }, () => this.handler(job as never));
      if (!job.isSettled) {
        await settle(expiresAt, () =>
          tools.inTurn(() => boss.deleteJob(this.name, fetched.id, on(tools.manager))),
        );
      }
    } catch (error) {
      if (this.stopping.signal.aborted) {
        await tools.inTransaction((manager) => job.postpone(manager, 0)).catch(() => undefined);
        return;
      }
      const message = error instanceof Error ? error.message : String(error);
      logger.warn(`A job of the queue ${this.name} failed, attempt ${job.attempt}: ${message}`);
      await settle(expiresAt, () =>
        tools.inTurn(() => boss.fail(this.name, fetched.id, { message }, on(tools.manager))),
      ).catch(() => undefined);
      this.wakeIn(fetched.retryDelay);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** A job being processed by its handler. */
class HeldJob implements Job<unknown> {
  readonly id: string;
  readonly data: unknown;
  readonly attempt: number;
  private readonly expireInSeconds: number;
  isSettled = false;

  constructor(
    private readonly queue: string,
    fetched: FetchedJob,
    readonly signal: AbortSignal,
    private readonly tools: WorkerTools,
    private readonly worker: QueueWorker,
  ) {
    this.id = fetched.id;
    this.data = fetched.data;
    this.attempt = fetched.retryCount + 1;
    this.expireInSeconds = Number(fetched.expireInSeconds);
  }

  async complete(manager: EntityManager): Promise<void> {
    await this.tools.boss.deleteJob(this.queue, this.id, on(manager));
    this.isSettled = true;
  }

  async postpone(manager: EntityManager, delaySeconds: number): Promise<void> {
    await this.worker.requeue(this.tools.boss, manager, [this.returnIn(delaySeconds)]);
    this.isSettled = true;
  }

  async handBack(delaySeconds: number): Promise<void> {
    await this.worker.handBack(this.tools, this.returnIn(delaySeconds));
    this.isSettled = true;
  }

  private returnIn(delaySeconds: number): Return {
    return { id: this.id, data: this.data, expireInSeconds: this.expireInSeconds, delaySeconds };
  }
}

/** Retries until it works, or the job has expired and is delivered again anyway. */
async function settle(expiresAt: number, write: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await write();
      return;
    } catch (error) {
      if (performance.now() + SETTLE_RETRY_MS > expiresAt) throw error;
      await new Promise((resolve) => setTimeout(resolve, SETTLE_RETRY_MS));
    }
  }
}
