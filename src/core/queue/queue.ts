import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../config/config.js';
import { isDatabaseUnavailable } from '../database/database-unavailable.js';
import { Metrics } from '../metrics/metrics.js';
import { AfterCommit } from './after-commit.js';
import { type Boss, createBoss, execute, on } from './boss.js';
import { onWake, wakeJobProcess } from './job-process.js';
import type { JobHandler, SendOptions, WorkOptions } from './job.js';
import { measureQueues } from './queue-metrics.js';
import { QueueWorker } from './queue-worker.js';
import { Semaphore } from '../primitives/semaphore.js';

/** Share of the pool: the rest is left for requests, however many jobs there are. */
const SHARE_OF_POOL = 0.4;
const START_RETRY_MS = 1_000;
/** On shutdown, jobs in progress get this long to finish, and then as long again to break off. */
const GRACE_MS = 3_000;
/** pg-boss itself gets this long. Cutting off its statements loses nothing: another process repeats them. */
const BOSS_GRACE_MS = 1_000;

interface Schedule {
  queue: string;
  cron: string;
}

/**
 * Jobs in the database, through pg-boss: `send` is part of the caller's transaction, so a job exists if and only if its
 * change does. Each job is delivered to a handler at least once, in this process or another. Queues are created by
 * migrations (`createQueue`).
 */
@Injectable()
export class Queue implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly logger = new Logger(Queue.name);
  private readonly workers = new Map<string, QueueWorker>();
  private readonly schedules: Schedule[] = [];
  private readonly afterCommit: AfterCommit;
  private readonly semaphore: Semaphore;
  private readonly stopping = new AbortController();
  private loadingBoss: Promise<Boss> | undefined;
  private starting: Promise<void> | undefined;
  /** pg-boss's own statements in progress, each of which never rejects. */
  private readonly statements = new Set<Promise<unknown>>();
  private hasStopped = false;
  private isFailing = false;
  private stopListening = (): void => undefined;

  constructor(
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    metrics: Metrics,
  ) {
    this.afterCommit = new AfterCommit(dataSource);
    measureQueues(metrics);
    this.semaphore = new Semaphore(Math.max(1, Math.floor(config.databasePoolMax * SHARE_OF_POOL)));
  }

  /**
   * Adds a job in the transaction of `manager`; a worker of this process starts on it right after the commit.
   *
   * @param data JSON, stored readably: seal secrets
   * @returns the job's id
   */
  async send(
    manager: EntityManager,
    queue: string,
    data: object,
    { startAfterSeconds = 0, expireInSeconds }: SendOptions = {},
  ): Promise<string> {
    const boss = await this.boss();
    const id = await boss.send(queue, data, {
      ...(startAfterSeconds > 0 ? { startAfter: startAfterSeconds } : {}),
      ...(expireInSeconds === undefined ? {} : { expireInSeconds }),
      ...on(manager),
    });
    if (id === null) throw new Error(`There is no queue ${queue}: a migration makes it`);
    this.wakeAfterCommit(manager, queue, startAfterSeconds);
    return id;
  }

  /** Like `send`, for many jobs in one statement. */
  async sendMany(
    manager: EntityManager,
    queue: string,
    data: readonly object[],
    options: Pick<SendOptions, 'expireInSeconds'> = {},
  ): Promise<void> {
    if (data.length === 0) return;
    const boss = await this.boss();
    await boss.insert(
      data.map((item) => ({ name: queue, data: item, ...options })),
      on(manager),
    );
    this.wakeAfterCommit(manager, queue, 0);
  }

  /** Registers the handler of a queue. Call it in `onModuleInit`. */
  work<Data>(queue: string, options: WorkOptions, handler: JobHandler<Data>): void {
    if (this.workers.has(queue)) throw new Error(`The queue ${queue} has a handler already`);
    this.workers.set(
      queue,
      new QueueWorker(queue, { ...options, pollSeconds: this.config.queuePollSeconds }, handler),
    );
  }

  /**
   * Adds a job (without data) to the queue on a schedule, once for all processes, at most a minute late. Call it in
   * `onModuleInit`.
   *
   * @param cron five fields, in UTC
   */
  schedule(queue: string, cron: string): void {
    this.schedules.push({ queue, cron });
  }

  /** A transaction for a handler. Only a few run at the same time, because requests need connections too. */
  inTransaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.semaphore.run(() => this.dataSource.transaction(work));
  }

  /** A handler's statement outside transactions, which shares the same limit. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.semaphore.run(work);
  }

  /** Resolves once shutdown has reached the point where no handler runs any more. */
  async drained(): Promise<void> {
    const all = [...this.workers.values()].map((worker) => worker.drained());
    await Promise.race([Promise.all(all), sleep(2 * GRACE_MS, undefined, { ref: false })]);
  }

  /** Not awaited: start-up does not depend on it, and an unavailable database only causes a delay. */
  onApplicationBootstrap(): void {
    if (!this.config.workersEnabled || this.workers.size === 0) return;
    this.starting = this.start();
    this.stopListening = onWake(({ wake, delaySeconds }) => this.wake(wake, delaySeconds));
  }

  beforeApplicationShutdown(): void {
    this.stopping.abort();
    this.stopListening();
    for (const worker of this.workers.values()) worker.close();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.starting;
    const abort = setTimeout(() => this.workers.forEach((worker) => worker.abort()), GRACE_MS);
    await this.drained();
    clearTimeout(abort);
    await Promise.race([this.stopBoss(), sleep(BOSS_GRACE_MS, undefined, { ref: false })]);
    this.hasStopped = true;
  }

  private async stopBoss(): Promise<void> {
    const boss = await this.loadingBoss;
    await boss?.stop({ graceful: false, close: false });
    this.hasStopped = true;
    await Promise.all(this.statements);
  }

  private boss(): Promise<Boss> {
    return (this.loadingBoss ??= createBoss(
      (text, values) => this.ownStatement(() => execute(this.dataSource.manager, text, values)),
      {
        maintenanceSeconds: this.config.queueMaintenanceSeconds,
        onError: (error) => this.logFailure(error),
      },
    ));
  }

  /** Runs one of pg-boss's own statements. After a stop, pg-boss still finishes its round of maintenance. */
  private async ownStatement<T>(work: () => Promise<T>): Promise<T> {
    if (this.hasStopped) throw new Error('The job queue has stopped');
    const result = this.semaphore.run(work);
    const settled = result.then(
      () => (this.isFailing = false),
      () => undefined,
    );
    this.statements.add(settled);
    void settled.then(() => this.statements.delete(settled));
    return result;
  }

  private async start(): Promise<void> {
    const boss = await this.boss();
    while (!this.stopping.signal.aborted) {
      try {
        await this.checkQueues();
        await boss.start();
        for (const { queue, cron } of this.schedules) await boss.schedule(queue, cron);
        break;
      } catch (error) {
        this.logFailure(error);
        await sleep(START_RETRY_MS, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      }
    }
    if (this.stopping.signal.aborted) return;
    const { manager } = this.dataSource;
    for (const worker of this.workers.values()) {
      worker.start({
        boss,
        manager,
        logger: this.logger,
        inTurn: (work) => this.semaphore.run(work),
        inTransaction: (work) => this.inTransaction(work),
      });
    }
  }

  private async checkQueues(): Promise<void> {
    const rows = await this.dataSource.query<{ name: string }[]>('SELECT name FROM pgboss.queue');
    const missing = [...this.workers.keys()].filter((queue) => !rows.some(({ name }) => name === queue));
    if (missing.length > 0) throw new Error(`There is no queue ${missing.join(', ')}: a migration makes it`);
  }

  private wakeAfterCommit(manager: EntityManager, queue: string, delaySeconds: number): void {
    this.afterCommit.run(manager, () => {
      if (this.config.workersEnabled) this.wake(queue, delaySeconds);
      else wakeJobProcess({ wake: queue, delaySeconds });
    });
  }

  private wake(queue: string, delaySeconds: number): void {
    const worker = this.workers.get(queue);
    if (delaySeconds > 0) worker?.wakeIn(delaySeconds);
    else worker?.wake();
  }

  /** Once per outage: the lease reports the rest. A failure no longer matters once the process is stopping. */
  private logFailure(error: unknown): void {
    if (this.stopping.signal.aborted) return;
    // pg-boss throws a TypeError when there is no answer.
    if (this.isFailing && (isDatabaseUnavailable(error) || error instanceof TypeError)) return;
    this.isFailing = true;
    this.logger.warn(`The job queue failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}
