import type { EntityManager } from 'typeorm';

/** A piece of work that a transaction has left behind. It may be given out more than once: after a crash, say. */
export interface Job<Data> {
  readonly id: string;
  readonly data: Data;
  /** 1 the first time; more after a handler has thrown, or its process has vanished. */
  readonly attempt: number;
  /** Aborted when the time for the job is over, or the process stops. */
  readonly signal: AbortSignal;
  /** Takes the job off the queue in the transaction of `manager`. Without it, that happens after the handler returns. */
  complete(manager: EntityManager): Promise<void>;
  /** Puts the job back, to be given out again after `delaySeconds`, in the transaction of `manager`. */
  postpone(manager: EntityManager, delaySeconds: number): Promise<void>;
  /** Puts the job back likewise, but in a transaction that it shares with all that are handed back at the moment. */
  handBack(delaySeconds: number): Promise<void>;
}

/** Does the work. What it throws puts the job back, to be tried again as the definition of its queue says. */
export type JobHandler<Data> = (job: Job<Data>) => Promise<void>;

export interface WorkOptions {
  /** How many jobs of this queue one process has under way at most. */
  concurrency: number;
}

export interface SendOptions {
  /** Not before so many seconds after the transaction began; 0 by default. */
  startAfterSeconds?: number;
  /** How long a handler may take; the definition of the queue says by default. */
  expireInSeconds?: number;
}
