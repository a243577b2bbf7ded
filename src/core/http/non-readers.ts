import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

const CHECK_EVERY_MS = 2_000;
/** How long a client may read nothing while data is waiting for it, … */
const STANDSTILL_MAX_MS = 20_000;
/** … how long for a response generated as it is read, which uses little memory (people page through an export), … */
const STREAM_STANDSTILL_MAX_MS = 120_000;
/** … and how long it may take to read everything that is waiting, even if it reads a byte now and then. */
const RECEIVING_MAX_MS = 120_000;

interface Backlog {
  /** Since when data has been waiting to be read, and since when none was, by `performance.now()`. */
  since: number;
  unchangedSince: number;
  bytes: number;
  /** The total bytes it will have read once it has read everything that was waiting at first. */
  takenAtEnd: number;
}

const streams = new WeakSet<ServerResponse>();

/** Marks a response generated as it is read, whose client may pause for longer. */
export const noteStream = (response: ServerResponse): void => void streams.add(response);

/** Closes the connections of clients that send requests and do not read: their responses would stay in our memory. */
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
