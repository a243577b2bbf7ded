/** Admits a limited number at a time; the rest wait, first come first served. */
export class Semaphore {
  private running = 0;
  private waiting: Waiter[] = [];

  /** @param waitingMax further callers are refused; unlimited by default */
  constructor(
    private readonly limit: number,
    private readonly waitingMax = Infinity,
  ) {}

  /** Whether `run` would refuse. */
  get isFull(): boolean {
    if (this.waiting.length >= this.waitingMax) {
      this.waiting = this.waiting.filter((waiter) => !refusedAsAbandoned(waiter));
    }
    return this.waiting.length >= this.waitingMax;
  }

  /**
   * @param isAbandoned whether the caller has stopped waiting, in which case the work is not started
   * @throws {NotAdmittedError}
   */
  async run<T>(work: () => Promise<T>, isAbandoned = () => false): Promise<T> {
    if (this.running < this.limit) this.running += 1;
    else if (this.isFull) throw new NotAdmittedError('Too many are waiting');
    else await new Promise<void>((admit, refuse) => this.waiting.push({ admit, refuse, isAbandoned }));
    try {
      return await work();
    } finally {
      this.admitNext();
    }
  }

  /** The slot goes to the next caller that is still waiting. */
  private admitNext(): void {
    let next = this.waiting.shift();
    while (next && refusedAsAbandoned(next)) next = this.waiting.shift();
    if (next) next.admit();
    else this.running -= 1;
  }
}

export class NotAdmittedError extends Error {
  override name = 'NotAdmittedError';
}

interface Waiter {
  admit: () => void;
  refuse: (error: NotAdmittedError) => void;
  isAbandoned: () => boolean;
}

function refusedAsAbandoned({ isAbandoned, refuse }: Waiter): boolean {
  if (!isAbandoned()) return false;
  refuse(new NotAdmittedError('Nobody waits for the result any more'));
  return true;
}
