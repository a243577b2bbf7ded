/** Lets at most so many in at a time; the rest wait, first come first served. */
export class Turns {
  private running = 0;
  private waiting: Waiting[] = [];

  /** @param waitingMax further ones are refused; no limit by default */
  constructor(
    private readonly limit: number,
    private readonly waitingMax = Infinity,
  ) {}

  /** Whether `take` would refuse. */
  get isFull(): boolean {
    if (this.waiting.length >= this.waitingMax) this.dropAbandoned();
    return this.waiting.length >= this.waitingMax;
  }

  /**
   * @param isAbandoned whether nobody waits for the result any more: then the turn is not taken
   * @throws {NoTurnError}
   */
  async take<T>(work: () => Promise<T>, isAbandoned?: () => boolean): Promise<T> {
    if (this.running >= this.limit) await this.wait(isAbandoned);
    else this.running += 1;
    try {
      return await work();
    } finally {
      this.next();
    }
  }

  private wait(isAbandoned?: () => boolean): Promise<void> {
    if (this.isFull) return Promise.reject(new NoTurnError('Too many are waiting'));
    return new Promise((begin, refuse) => this.waiting.push({ begin, refuse, isAbandoned }));
  }

  private dropAbandoned(): void {
    const [gone, here] = [true, false].map((wanted) =>
      this.waiting.filter(({ isAbandoned }) => (isAbandoned?.() ?? false) === wanted),
    ) as [Waiting[], Waiting[]];
    this.waiting = here;
    for (const { refuse } of gone) refuse(new NoTurnError('Nobody waits for it any more'));
  }

  private next(): void {
    for (;;) {
      const next = this.waiting.shift();
      if (!next) {
        this.running -= 1;
        return;
      }
      if (!next.isAbandoned?.()) {
        next.begin();
        return;
      }
      next.refuse(new NoTurnError('Nobody waits for it any more'));
    }
  }
}

export class NoTurnError extends Error {
  override name = 'NoTurnError';
}

interface Waiting {
  begin: () => void;
  refuse: (error: NoTurnError) => void;
  isAbandoned: (() => boolean) | undefined;
}
