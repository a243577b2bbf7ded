interface Waiting {
  after: bigint;
  end: () => void;
}

/** Callers waiting for changes after one that they know, each with its own timeout. */
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

  /** @param upTo the last existing change; undefined: there may be changes whose numbers are not known yet */
  release(upTo?: bigint): void {
    for (const { after, end } of this.waiting) if (upTo === undefined || after < upTo) end();
  }
}
