interface Waiting {
  after: bigint;
  end: () => void;
}

/** Those who wait for changes after one that they know, each for a time of its own at most. */
export class Waiters {
  private readonly waiting = new Set<Waiting>();

  wait(after: bigint, milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        this.waiting.delete(waiting);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      const waiting = { after, end };
      this.waiting.add(waiting);
    });
  }

  /** @param upTo the last change that there is; undefined: there may be some that nobody knows yet */
  release(upTo?: bigint): void {
    for (const { after, end } of this.waiting) if (upTo === undefined || after < upTo) end();
  }
}
