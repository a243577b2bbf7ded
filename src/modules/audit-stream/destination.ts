/** A line of the trail, and what syslog says of it. */
export interface StreamLine {
  text: string;
  /** The event's action; null for a checkpoint. */
  action: string | null;
  /** ISO 8601 UTC. */
  time: string;
}

/** Where the trail goes. */
export interface Destination {
  /**
   * Returns when the lines are there for good. Those of a call that failed come again.
   *
   * @throws SendFailure, or anything else, if not all are certain to be there
   */
  send(lines: readonly StreamLine[], stop: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** The destination has asked for a pause. */
export class SendFailure extends Error {
  override name = 'SendFailure';

  constructor(
    message: string,
    readonly retryAfterSeconds: number | null,
  ) {
    super(message);
  }
}
