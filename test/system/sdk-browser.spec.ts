import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import type { Latchkey, LatchkeySession, SessionState } from '@latchkey/sdk';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { useServer } from '../support/app.js';
import { eventually } from '../support/eventually.js';
import { launchBrowser } from '../support/browser.js';
import { bundle } from '../support/bundle.js';
import { type HttpProxy, startHttpProxy } from '../support/http-proxy.js';

const REFRESH = 'POST /api/v1/auth/refresh';
const ROUNDS = 1_000;

/** What the page offers to the tests. */
interface Tab {
  Latchkey: typeof Latchkey;
  session: LatchkeySession;
  states: SessionState[];
}

const SCRIPT = `
  import { Latchkey } from '@latchkey/sdk';
  window.Latchkey = Latchkey;
  window.session = Latchkey.session();
  window.states = [];
  window.session.onChange((state) => window.states.push(state));
`;

const app = useServer();
const password = randomBytes(18).toString('base64url');
let browser: Browser;
let context: BrowserContext;
let proxy: HttpProxy;
let script: string;

beforeAll(async () => {
  script = await bundle(SCRIPT);
  proxy = await startHttpProxy(app.server.url, {
    '/': {
      type: 'text/html',
      body: '<!doctype html><title>App</title><script type="module" src="/app.js"></script>',
    },
    '/app.js': { type: 'text/javascript', body: script },
  });
  browser = await launchBrowser();
});

// Every test is a person with their own browser. All are closed at the end: the Chromium that comes with the packages
// is one process, which ends with the first of them.
beforeEach(async () => {
  context = await browser.newContext();
});

afterEach(() => {
  proxy.fault = undefined;
  proxy.requests.length = 0;
});

afterAll(async () => {
  await browser.close();
  await proxy.close();
});

async function openTab(): Promise<Page> {
  const page = await context.newPage();
  await page.goto(proxy.url);
  await page.waitForFunction(() => 'session' in globalThis);
  return page;
}

/** Runs in the page, which contains what `Tab` describes. */
const inTab = <Result, Argument = undefined>(
  page: Page,
  work: (tab: Tab, argument: Argument) => Promise<Result> | Result,
  argument?: Argument,
): Promise<Result> => page.evaluate(`(${work.toString()})(globalThis, ${JSON.stringify(argument ?? null)})`);

const signUp = (page: Page): Promise<{ email: string; password: string }> =>
  inTab(
    page,
    async ({ session }, account: { email: string; password: string }) => {
      await session.register(account);
      return account;
    },
    { email: `${randomUUID()}@example.com`, password },
  );

const emailOf = (page: Page): Promise<string> =>
  inTab(page, async ({ session }) => (await session.me()).user.email);

const statusOf = (page: Page): Promise<string> => inTab(page, ({ session }) => session.state.status);

const becomes = (page: Page, status: string): Promise<string> =>
  eventually(`the tab is ${status}`, () => statusOf(page), { until: (seen) => seen === status });

describe('A session in a browser', () => {
  it('signs up, and is resumed when the page is reloaded', async () => {
    const page = await openTab();
    const { email } = await signUp(page);
    expect(await emailOf(page)).toBe(email);
    await page.reload();
    expect(await statusOf(page)).toBe('unknown');
    expect(await inTab(page, ({ session }) => session.restore())).toBe(true);
    expect(await emailOf(page)).toBe(email);
  });

  it('leaves nothing where a script could find it', async () => {
    const page = await openTab();
    await signUp(page);
    const found = await page.evaluate(`session.accessToken().then(async (token) => ({
      places: [document.cookie, JSON.stringify(localStorage), JSON.stringify(sessionStorage)],
      databases: await indexedDB.databases(),
      inspected: JSON.stringify(session).includes(token),
    }))`);
    expect(found).toEqual({ places: ['', '{}', '{}'], databases: [], inspected: false });
    // The browser nevertheless has the cookie.
    await inTab(page, ({ session }) => session.refresh());
    expect(proxy.requests.find(({ name }) => name === REFRESH)?.headers.cookie).toMatch(
      /^__Host-refresh_token=./,
    );
  });

  it('also works with a key', async () => {
    const page = await openTab();
    const kind = await inTab(
      page,
      async ({ Latchkey: Client, session }, account: { email: string; password: string }) => {
        const { plaintext } = await session.register(account);
        return (await new Client({ apiKey: plaintext }).me()).kind;
      },
      { email: `${randomUUID()}@example.com`, password },
    );
    expect(kind).toBe('api_key');
  });
});

describe('Two tabs', () => {
  it('end together: a sign-out in one signs the other out, and a sign-in in one signs both in', async () => {
    const [first, second] = [await openTab(), await openTab()];
    const account = await signUp(first);
    await becomes(second, 'signed-in');
    expect(await emailOf(second)).toBe(account.email);

    await inTab(second, ({ session }) => session.logout());
    await becomes(first, 'signed-out');
    expect(await inTab(first, ({ states }) => states.map(({ status }) => status))).toEqual([
      'signed-in',
      'signed-out',
    ]);
    expect(await inTab(first, ({ session }) => session.me().catch((error: Error) => error.name))).toBe(
      'AuthenticationError',
    );

    await inTab(first, ({ session }, credentials) => session.login(credentials), account);
    await becomes(second, 'signed-in');
    expect(await emailOf(second)).toBe(account.email);
  });

  it('share the user: a sign-in in one changes the other, which is notified', async () => {
    const [first, second] = [await openTab(), await openTab()];
    await signUp(first);
    await becomes(second, 'signed-in');
    const { email } = await signUp(second);
    await eventually('the first tab is told', () => inTab(first, ({ states }) => states.length === 2));
    expect(await emailOf(first)).toBe(email);
  });

  it(`race to refresh ${ROUNDS} times, while answers are late and get lost, without one sign-out`, async () => {
    const [first, second] = [await openTab(), await openTab()];
    const { email } = await signUp(first);
    await emailOf(second);
    proxy.requests.length = 0;
    proxy.fault = () =>
      proxy.requests.length % 100 === 99
        ? { kind: 'lose-answer' }
        : { kind: 'delay', milliseconds: Math.random() * 3 };

    await Promise.all([first, second].map((page) => inTab(page, race, ROUNDS)));

    proxy.fault = undefined;
    expect(proxy.count(REFRESH)).toBeGreaterThanOrEqual(2 * ROUNDS);
    for (const page of [first, second]) {
      expect(await emailOf(page)).toBe(email);
      expect(
        await inTab(page, ({ states }) => states.filter(({ status }) => status !== 'signed-in')),
      ).toEqual([]);
      await inTab(page, ({ session }) => session.refresh());
    }
    expect(await reuses(email)).toEqual([]);
  });

  it('refresh at the same moment without signing out in browsers without locks and channels', async () => {
    await context.addInitScript(`
        Object.defineProperty(navigator, 'locks', { value: undefined });
        Object.defineProperty(globalThis, 'BroadcastChannel', { value: undefined });
      `);
    const [first, second] = [await openTab(), await openTab()];
    const { email } = await signUp(first);
    for (let round = 0; round < 100; round += 1)
      await Promise.all([first, second].map((page) => inTab(page, ({ session }) => session.refresh())));
    expect([await emailOf(first), await emailOf(second)]).toEqual([email, email]);
    expect(await reuses(email)).toEqual([]);

    // The other tab finds out at its next request.
    await inTab(first, ({ session }) => session.logout());
    expect(await inTab(second, ({ session }) => session.me().catch((error: Error) => error.name))).toBe(
      'AuthenticationError',
    );
    expect(await statusOf(second)).toBe('signed-out');
  });
});

/** As fast as possible, because the other tab does the same. */
async function race({ session }: Tab, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) await session.refresh();
}

const reuses = (email: string) =>
  app.database.query(
    `SELECT FROM audit_events WHERE action = 'session.reuse_detected' AND target_id IN
       (SELECT sessions.id FROM sessions JOIN users ON users.id = user_id WHERE users.email = $1)`,
    [email],
  );
