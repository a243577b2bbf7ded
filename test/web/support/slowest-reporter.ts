import { relative } from 'node:path';
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { reportDurations } from '../../support/slowest-files.js';

/** Lists at the end of a run which files took longest, like the other lanes. */
export default class SlowestReporter implements Reporter {
  private readonly seconds = new Map<string, number>();

  printsToStdio(): boolean {
    return false;
  }

  onTestEnd({ location }: TestCase, { duration }: TestResult): void {
    const file = relative(process.cwd(), location.file);
    this.seconds.set(file, (this.seconds.get(file) ?? 0) + duration / 1000);
  }

  onEnd(): void {
    reportDurations([...this.seconds].map(([file, seconds]) => ({ file, seconds })));
  }
}
