/** Those who wait for one and the same event, each for a time of its own at most. */
export class Waiters {
  private readonly waiting = new Set<() => void>();

  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        this.waiting.delete(end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      this.waiting.add(end);
    });
  }

  release(): void {
    for (const end of this.waiting) end();
  }
}
