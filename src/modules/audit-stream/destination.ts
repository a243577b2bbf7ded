/** A line of the trail, with the fields that syslog needs. */
export interface StreamLine {
  text: string;
  /** The event's action; null for a checkpoint. */
  action: string | null;
  /** ISO 8601 UTC. */
  time: string;
}

/** Where the trail is streamed to. */
export interface Destination {
  /**
   * Returns once the lines are stored durably. The lines of a failed call are sent again.
   *
   * @throws SendFailure, or any other error, unless all lines are certain to be stored
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
