import type { Socket } from 'node:net';

const CHECK_EVERY_MS = 2_000;
/** How long a client may take nothing of what we have for it, … */
const STANDSTILL_MAX_MS = 20_000;
/** … and how long it may take for all of it, also if it takes a byte now and then. */
const RECEIVING_MAX_MS = 120_000;

interface Backlog {
  /** Since when something has been waiting to be taken, and since when nothing was, by `performance.now()`. */
  since: number;
  unchangedSince: number;
  bytes: number;
}

/** Ends the connections of clients that ask and do not read: what is written for them would stay in our memory. */
export function cutOffNonReaders(sockets: ReadonlyMap<Socket, unknown>): void {
  const backlogs = new WeakMap<Socket, Backlog>();

  const check = (socket: Socket, now: number): void => {
    const bytes = socket.writableLength;
    const before = backlogs.get(socket);
    if (bytes === 0) {
      if (before) backlogs.delete(socket);
    } else if (!before) backlogs.set(socket, { since: now, unchangedSince: now, bytes });
    else if (now - before.since > RECEIVING_MAX_MS) socket.destroy();
    else if (before.bytes !== bytes) Object.assign(before, { unchangedSince: now, bytes });
    else if (now - before.unchangedSince > STANDSTILL_MAX_MS) socket.destroy();
  };

  setInterval(() => {
    const now = performance.now();
    for (const socket of sockets.keys()) check(socket, now);
  }, CHECK_EVERY_MS).unref();
}
