type Exclusively = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * What touches the refresh cookie happens one after the other: in this client, and in all that share the cookie.
 *
 * @param shared keeps the others out: the browser's other tabs, or other processes
 */
export function oneAtATime(shared: Exclusively): Exclusively {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(() => shared(work));
    // Not with what it answered, which may be a secret: this is kept until the next one.
    last = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  };
}

/** Where there is nobody else, or no way to tell them. */
export const alone: Exclusively = (work) => work();

/**
 * Among the tabs of one browser, by Web Locks. Old browsers, and pages that are not served over TLS, have none:
 * there the server's grace for tabs that refresh at the same time has to do.
 */
export function acrossTabs(name: string): Exclusively {
  const { locks } = (globalThis as { navigator?: Partial<Navigator> }).navigator ?? {};
  if (locks === undefined) return alone;
  return async <Result>(work: () => Promise<Result>) => (await locks.request(name, work)) as Result;
}
