import { relative } from 'node:path';
import { reportDurations } from './slowest-files.js';

/** At the end of a run, lists what was skipped, by name, and what took longest. */
export default class {
  onRunComplete(_contexts, { testResults }) {
    const skipped = testResults.flatMap(({ testFilePath, testResults: tests }) =>
      tests
        .filter(({ status }) => status === 'pending')
        .map(({ fullName }) => `  ${relative('', testFilePath)}: ${fullName}\n`),
    );
    // With a name pattern, tests that do not match are pending, too.
    const isChosen = process.argv.some((argument) => /^(-t|--testNamePattern)/.test(argument));
    if (skipped.length > 0 && !isChosen)
      process.stderr.write(`\nSkipped, for want of a program:\n${skipped.join('')}`);
    reportDurations(
      testResults.map(({ testFilePath, perfStats }) => ({
        file: relative('', testFilePath),
        seconds: (perfStats.end - perfStats.start) / 1000,
      })),
    );
  }
}
