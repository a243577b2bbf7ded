import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

const LINES = 10;

/** Says at the end of a run which files took longest, and which tests. */
export default class SlowestReporter implements Reporter {
  private readonly files = new Map<string, number>();
  private readonly tests = new Map<string, number>();

  printsToStdio(): boolean {
    return false;
  }

  onTestEnd(test: TestCase, { duration }: TestResult): void {
    const [, , file = '', ...names] = test.titlePath();
    add(this.files, file, duration);
    add(this.tests, [file, ...names].join(' › '), duration);
  }

  onEnd(): void {
    // One test was asked for, or few: nobody wonders.
    if (this.tests.size <= LINES) return;
    process.stdout.write(`\nSlowest files:\n${table(this.files)}\n\nSlowest tests:\n${table(this.tests)}\n`);
  }
}

function add(sums: Map<string, number>, name: string, milliseconds: number): void {
  sums.set(name, (sums.get(name) ?? 0) + milliseconds);
}

const table = (sums: Map<string, number>): string =>
  [...sums]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, LINES)
    .map(([name, milliseconds]) => `${(milliseconds / 1000).toFixed(1).padStart(7)} s  ${name}`)
    .join('\n');
