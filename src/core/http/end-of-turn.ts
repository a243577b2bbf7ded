let endOfTurn: Promise<void> | undefined;

/**
 * Resolves when the server has taken in all that was waiting on its connections: one promise for each turn of the
 * event loop.
 *
 * Answers wait for it, so that under load they are written one right after the other. Written one at a time, each
 * wakes its reader, mostly a proxy on the same machine, which is asleep again before the next: on a virtual machine
 * that was two fifths of what a request cost. A server with nothing else to do passes the end of the turn at once.
 */
export const whenTurnEnds = (): Promise<void> =>
  (endOfTurn ??= new Promise((resolve) => {
    setImmediate(() => {
      endOfTurn = undefined;
      resolve();
    });
  }));
