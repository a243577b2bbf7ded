import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

const CHECK_EVERY_MS = 2_000;
/** How long a client may take nothing of what we have for it, … */
const STANDSTILL_MAX_MS = 20_000;
/** … of an answer that is made as it is read, and takes hardly any room meanwhile: people page through an export, … */
const STREAM_STANDSTILL_MAX_MS = 120_000;
/** … and how long it may take for all that waits for it, also if it takes a byte now and then. */
const RECEIVING_MAX_MS = 120_000;

interface Backlog {
  /** Since when something has been waiting to be taken, and since when nothing was, by `performance.now()`. */
  since: number;
  unchangedSince: number;
  bytes: number;
  /** How many bytes it will have taken in all when it has taken what was waiting at first. */
  takenAtEnd: number;
}

const streams = new WeakSet<ServerResponse>();

/** The answer is made as it is read: its client may pause for longer. */
export const noteStream = (response: ServerResponse): void => void streams.add(response);

/** Ends the connections of clients that ask and do not read: what is written for them would stay in our memory. */
export function cutOffNonReaders(sockets: ReadonlyMap<Socket, ServerResponse | undefined>): void {
  const backlogs = new WeakMap<Socket, Backlog>();

  const check = (socket: Socket, standstillMaxMs: number, now: number): void => {
    const bytes = socket.writableLength;
    const taken = socket.bytesWritten - bytes;
    const before = backlogs.get(socket);
    if (bytes === 0) {
      if (before) backlogs.delete(socket);
    } else if (!before || taken >= before.takenAtEnd)
      backlogs.set(socket, { since: now, unchangedSince: now, bytes, takenAtEnd: taken + bytes });
    else if (now - before.since > RECEIVING_MAX_MS) socket.destroy();
    else if (before.bytes !== bytes) Object.assign(before, { unchangedSince: now, bytes });
    else if (now - before.unchangedSince > standstillMaxMs) socket.destroy();
  };

  setInterval(() => {
    const now = performance.now();
    for (const [socket, response] of sockets)
      check(socket, response && streams.has(response) ? STREAM_STANDSTILL_MAX_MS : STANDSTILL_MAX_MS, now);
  }, CHECK_EVERY_MS).unref();
}
