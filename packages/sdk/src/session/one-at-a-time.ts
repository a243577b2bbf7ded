type Exclusively = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * Runs work on the refresh cookie one at a time, in this client and in all clients that share the cookie.
 *
 * @param shared excludes the other clients: tabs of the browser, or processes
 */
export function oneAtATime(shared: Exclusively): Exclusively {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(() => shared(work));
    // Drops the result, which may be a secret, because `last` stays until the next call.
    last = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  };
}

/** Without other clients, or without a way to exclude them. */
export const alone: Exclusively = (work) => work();

/**
 * Excludes the browser's other tabs with Web Locks. Without them, in old browsers and on pages without TLS, the
 * server's grace period for simultaneous refreshes has to suffice.
 */
export function acrossTabs(name: string): Exclusively {
  const { locks } = (globalThis as { navigator?: Partial<Navigator> }).navigator ?? {};
  if (locks === undefined) return alone;
  return async <Result>(work: () => Promise<Result>) => (await locks.request(name, work)) as Result;
}
