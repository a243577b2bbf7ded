import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';

/** Busy machines are slow. When all is well, no test waits this long. */
const PATIENCE_MS = 30_000;

/** Tests of the dashboard in a browser: `npm run test:web`. Pictures of it: `npm run screenshots`. */
export default defineConfig({
  globalSetup: '../support/global-setup.js',
  globalTeardown: '../support/global-teardown.js',
  outputDir: '../../test-results',
  forbidOnly: true,
  fullyParallel: true,
  workers: availableParallelism(),
  // A flaky test is a bug, in the test or in what it tests.
  retries: 0,
  // For a whole test: only a test that hangs takes this long.
  timeout: 4 * PATIENCE_MS,
  expect: {
    timeout: PATIENCE_MS,
    toHaveScreenshot: { pathTemplate: '{testDir}/appearance/{arg}{ext}' },
  },
  reporter: [['list'], ['./support/slowest-reporter.ts']],
  use: {
    actionTimeout: PATIENCE_MS,
    navigationTimeout: PATIENCE_MS,
    // The dashboard speaks the browser's language, and writes dates as people do there.
    locale: 'en-GB',
    // Records actions, requests and messages. A snapshot of the page at each action would add a quarter to the run's
    // CPU time, and screenshots even more: TRACE=on records both. The page of a failed test is recorded in its final
    // state anyway.
    trace:
      process.env['TRACE'] === 'on'
        ? 'on'
        : { mode: 'retain-on-failure', snapshots: false, screenshots: false, sources: false },
  },
  projects: [
    { name: 'web', testMatch: '*.spec.ts' },
    // A file prepares what it shows once, before its first picture.
    { name: 'screenshots', testMatch: 'screenshots/*.shots.ts', timeout: 300_000, fullyParallel: false },
  ],
});
