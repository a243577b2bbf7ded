import {
  type BrowserContext,
  type BrowserContextOptions,
  expect,
  type Page,
  test as base,
} from '@playwright/test';
import { launchBrowser } from '../../support/browser.js';
import { type Mailboxes, startMailboxes } from '../../support/smtp.js';
import { type Receiver, startReceiver } from '../../support/webhooks/receiver.js';
import { hurry } from './hurry.js';
import { slowDown } from './slow-network.js';
import { StartedApp } from './started-app.js';

const SERVER_START_MS_MAX = 180_000;

/** Refused and failed requests, which tests provoke; the page has to handle them, which the tests check. */
const PROVOKED = /Failed to load resource|net::ERR_/;

export interface ServerOptions {
  /** Variables of the server. */
  env?: Record<string, string>;
  /** Its mails arrive in `mailboxes`. */
  sendsMails?: boolean;
}

type App = Pick<StartedApp, 'server' | 'database'>;
/** A visitor with a separate browser profile, on a blank page. */
type Visit = (options?: VisitOptions) => Promise<Page>;

/**
 * Drawing frames without a graphics processor takes a tenth of a run's CPU time, so pages do not animate, as for users
 * who prefer reduced motion. Tests about motion turn it on.
 */
const STILL = { reducedMotion: 'reduce' } as const;

interface VisitOptions extends BrowserContextOptions {
  /** Shortens delays before retries: see hurry.ts. */
  isHurried?: boolean;
}

interface TestFixtures {
  /** For tests that need a separate server. */
  serverOptions: ServerOptions;
  app: App;
  visit: Visit;
}

interface WorkerFixtures {
  /** A server with these variables, started by the first test that needs it. */
  appWith: (env: Record<string, string>) => Promise<StartedApp>;
  mailboxes: Mailboxes;
  receiver: Receiver;
}

/**
 * Playwright's `test`, with the server and the browser that the tests of a worker share. Tenants keep them apart: each
 * test registers its own accounts. All worker fixtures are here: a file with one of its own would get a separate
 * worker, and with it a separate browser and server.
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  browser: [
    async ({}, use) => {
      const browser = await launchBrowser();
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],

  appWith: [
    async ({}, use) => {
      const apps = new Map<string, Promise<StartedApp>>();
      await use((env) => {
        const key = JSON.stringify(env);
        const app = apps.get(key) ?? StartedApp.start(env);
        apps.set(key, app);
        return app;
      });
      const ends = await Promise.allSettled([...apps.values()].map(async (app) => (await app).end()));
      const failures = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as Error] : []));
      if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join('\n'));
    },
    { scope: 'worker', timeout: SERVER_START_MS_MAX },
  ],

  mailboxes: [
    async ({}, use) => {
      const mailboxes = await startMailboxes();
      await use(mailboxes);
      await mailboxes.goAway();
    },
    { scope: 'worker' },
  ],

  receiver: [
    async ({}, use) => {
      const receiver = await startReceiver();
      await use(receiver);
      await receiver.stop();
    },
    { scope: 'worker' },
  ],

  serverOptions: [{}, { option: true }],

  app: [
    async ({ appWith, mailboxes, serverOptions: { env, sendsMails } }, use) => {
      const mail = { SMTP_URL: mailboxes.url, MAIL_FROM: 'no-reply@acme.dev' };
      const app = await appWith({ ...(sendsMails ? mail : {}), ...env });
      await use(app);
      app.checkLog();
    },
    { timeout: SERVER_START_MS_MAX },
  ],

  visit: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    const errors: string[] = [];
    await use(async ({ isHurried = false, ...options } = {}) => {
      const context = await browser.newContext({ ...STILL, ...options });
      contexts.push(context);
      if (isHurried) await hurry(context);
      if (process.env['SLOW_NETWORK'] === 'on') await slowDown(context, isHurried);
      context.on('page', (page) => listen(page, errors));
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
    // Logged or thrown errors, and violations of the content policy.
    expect(errors).toEqual([]);
  },
});

function listen(page: Page, errors: string[]): void {
  page.on('console', (message) => {
    const isError = message.type() === 'error' || message.type() === 'warning';
    if (isError && !PROVOKED.test(message.text())) errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
}

/**
 * The server of the running test, for a file's helpers. Call it at the top, or in a `describe`.
 *
 * @param options default: the server that the tests of a worker share
 */
export function useServer(options?: ServerOptions): App {
  if (options !== undefined) test.use({ serverOptions: options });
  let current: App | undefined;
  const note = ({ app }: TestFixtures) => {
    current = app;
  };
  test.beforeAll(note);
  test.beforeEach(note);
  return {
    get server() {
      return inTest(current).server;
    },
    get database() {
      return inTest(current).database;
    },
  };
}

/** Visits of the running test, for a file's helpers. */
export function useBrowser(): { visit: Visit } {
  let current: Visit | undefined;
  test.beforeEach(({ visit }) => {
    current = visit;
  });
  return { visit: (options) => inTest(current)(options) };
}

function inTest<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error('There is none before the tests: use it inside one.');
  return thing;
}

export { expect };
