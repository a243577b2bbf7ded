import type { EntityManager } from 'typeorm';

/** Work left behind by a transaction. It may be delivered more than once, for example after a crash. */
export interface Job<Data> {
  readonly id: string;
  readonly data: Data;
  /** 1 the first time; more after a handler threw, or its process disappeared. */
  readonly attempt: number;
  /** Aborted when the job's time is up, or the process stops. */
  readonly signal: AbortSignal;
  /**
   * Removes the job from the queue in the transaction of `manager`. Otherwise that happens after the handler returns.
   */
  complete(manager: EntityManager): Promise<void>;
  /** Puts the job back, to be delivered again after `delaySeconds`, in the transaction of `manager`. */
  postpone(manager: EntityManager, delaySeconds: number): Promise<void>;
  /** Puts the job back likewise, but in a transaction shared by all jobs being handed back at the moment. */
  handBack(delaySeconds: number): Promise<void>;
}

/** Does the work. If it throws, the job is put back and retried as its queue definition says. */
export type JobHandler<Data> = (job: Job<Data>) => Promise<void>;

export interface WorkOptions {
  /** How many jobs of this queue one process may run at a time. */
  concurrency: number;
}

export interface SendOptions {
  /** The minimum delay in seconds after the transaction began; 0 by default. */
  startAfterSeconds?: number;
  /** How long a handler may take; by default, as the queue definition says. */
  expireInSeconds?: number;
}
