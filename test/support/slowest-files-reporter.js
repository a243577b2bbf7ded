import { relative } from 'node:path';

const FILES = 10;

/** Says at the end of a run what took longest, and which tests were skipped for want of a program. */
export default class {
  onRunComplete(_contexts, { testResults }) {
    // One file was asked for, or few: nobody wonders.
    if (testResults.length <= FILES) return;
    const slowest = testResults
      .map(({ testFilePath, perfStats }) => ({
        file: testFilePath,
        seconds: (perfStats.end - perfStats.start) / 1000,
      }))
      .toSorted((one, other) => other.seconds - one.seconds)
      .slice(0, FILES);
    const lines = slowest.map(
      ({ file, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${relative('', file)}`,
    );
    process.stderr.write(`\nSlowest files:\n${lines.join('\n')}\n`);
  }
}
