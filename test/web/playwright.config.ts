import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';

/** A busy machine is slow; when all is well, no test waits this long. */
const PATIENCE_MS = 30_000;

/** Tests of the dashboard in a browser: `npm run test:web`. Pictures of it: `npm run screenshots`. */
export default defineConfig({
  globalSetup: '../support/global-setup.js',
  globalTeardown: '../support/global-teardown.js',
  outputDir: '../../test-results',
  forbidOnly: true,
  fullyParallel: true,
  workers: availableParallelism(),
  // A flaky test is a bug: in the test, or in what it tests.
  retries: 0,
  // For a whole test: only one that hangs takes this long.
  timeout: 4 * PATIENCE_MS,
  expect: { timeout: PATIENCE_MS },
  reporter: [['list'], ['./support/slowest-reporter.ts']],
  use: {
    actionTimeout: PATIENCE_MS,
    navigationTimeout: PATIENCE_MS,
    // Actions, requests and messages. A snapshot of the page at each action would cost a quarter of the run's CPU time, and pictures
    // even more: TRACE=on takes both. What a failed test's page had at the end is kept anyway.
    trace:
      process.env['TRACE'] === 'on'
        ? 'on'
        : { mode: 'retain-on-failure', snapshots: false, screenshots: false, sources: false },
  },
  projects: [
    { name: 'web', testMatch: '*.spec.ts' },
    // What a file shows is arranged once, before all its pictures.
    { name: 'screenshots', testMatch: 'screenshots/*.shots.ts', timeout: 300_000, fullyParallel: false },
  ],
});
