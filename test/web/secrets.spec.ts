import { randomUUID } from 'node:crypto';
import type { Page, Response } from '@playwright/test';
import { type Account, register } from '../support/client.js';
import { expect, test, useBrowser, useServer } from './support/fixtures.js';
import { homeHeading, signIn } from './support/visitors.js';

// The trace recorder keeps what pages have shown in memory, where a secret must not be found.
test.use({ trace: 'off' });

const app = useServer();
const browser = useBrowser();
let owner: Account;
let page: Page;
/** The page's messages and requests, which must not contain a secret. */
let traces: string[];

test.beforeEach(async () => {
  owner = await register(app.server, { name: 'Ada' });
  page = await browser.visit();
  traces = [];
  page.on('console', (message) => traces.push(message.text()));
  page.on('request', (request) => traces.push(`${request.url()} ${request.postData() ?? ''}`));
});

const dialog = () => page.getByRole('dialog');
const button = (name: string) => page.getByRole('button', { name });

async function visit(path: string): Promise<void> {
  await signIn(page, app.server, owner);
  await page.goto(`${app.server.url}/workspaces/${owner.workspace.id}/${path}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/**
 * The secrets in the response to the request that `work` causes. Read from the network, so that the test itself leaves
 * none in the page.
 */
async function secretsFrom(path: RegExp, work: () => Promise<void>): Promise<string[]> {
  const isIt = (response: Response) => response.request().method() === 'POST' && path.test(response.url());
  const [response] = await Promise.all([page.waitForResponse(isIt), work()]);
  const answer = (await response.json()) as Record<string, unknown>;
  const {
    key,
    webhook_signing_secret: signingSecret,
    signing_secret: endpointSecret,
    token,
  } = { ...answer, ...(answer.api_key as object) } as Record<string, unknown>;
  return [key, signingSecret, endpointSecret, token].filter(
    (secret): secret is string => typeof secret === 'string',
  );
}

/** Where one of the texts occurs in the browser: in visible content, URLs, any kind of storage, or memory. */
async function placesOf(...secrets: string[]): Promise<string[]> {
  const reachable = await page.evaluate(async () => ({
    page: document.documentElement.outerHTML,
    fields: [...document.querySelectorAll('input, textarea')]
      .map((field) => (field as HTMLInputElement).value)
      .join(),
    address: location.href,
    history: JSON.stringify(history.state),
    cookie: document.cookie,
    storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
    databases: JSON.stringify(await indexedDB.databases()),
    caches: JSON.stringify(await caches.keys()),
  }));
  expect([reachable.databases, reachable.caches]).toEqual(['[]', '[]']);
  const text = { ...reachable, traces: traces.join('\n'), memory: await heapOf(page) };
  return Object.entries(text).flatMap(([place, content]) =>
    secrets.some((secret) => content.includes(secret)) ? [place] : [],
  );
}

/** Every string still reachable by the page's scripts. */
async function heapOf(target: Page): Promise<string> {
  const devtools = await target.context().newCDPSession(target);
  const chunks: string[] = [];
  devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await devtools.detach();
  return chunks.join('');
}

/** While shown, secrets are on the page and in memory; afterwards nowhere. */
async function areGoneAfter(secrets: string[], close: () => Promise<void>): Promise<void> {
  expect(secrets.length).toBeGreaterThan(0);
  expect(await placesOf(secrets[0] as string)).toEqual(['page', 'memory']);
  await close();
  // Neither in full nor in part.
  expect(await placesOf(...secrets.map((secret) => secret.slice(-24)))).toEqual([]);
}

const storeIt = async (next: string) => {
  await page.getByLabel('I have stored it').check();
  await button(next).click();
};

test.describe('A secret exists as long as it is shown, and then nowhere', () => {
  test('that of the first key', async () => {
    const secrets = await secretsFrom(/register$/, async () => {
      await page.goto(`${app.server.url}/sign-up`);
      await page.getByLabel('Email').fill(`${randomUUID()}@example.com`);
      await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
      await button('Create account').click();
    });
    await expect(page.getByText('Waiting for the first request')).toBeVisible();
    await areGoneAfter(secrets, async () => {
      await storeIt('Continue to the dashboard');
      await expect(homeHeading(page)).toBeVisible();
    });
  });

  test('that of a key which is created', async () => {
    await visit('api-keys');
    const created = await secretsFrom(/api-keys$/, async () => {
      await button('Create key').click();
      await dialog().getByLabel('Name', { exact: true }).fill('Billing');
      await dialog().getByRole('button', { name: 'Create key' }).click();
    });
    await page.getByText('Webhook signing secret').click();
    await areGoneAfter(created, async () => {
      await storeIt('Done');
      await expect(dialog()).toHaveCount(0);
    });
  });

  test('that of a key which is rotated', async () => {
    await visit(`api-keys/${owner.apiKeyId}`);
    await button('Rotate').click();
    const rotated = await secretsFrom(/rotate$/, () => button('Create new key').click());
    await expect(page.getByText('only once')).toBeVisible();
    await areGoneAfter(rotated, async () => {
      await storeIt('Next: watch the traffic');
      await expect(dialog().getByText('The new key hasn’t been used yet.')).toBeVisible();
    });
  });

  test('that of a webhook endpoint', async () => {
    await visit('webhooks');
    await button('Add the first endpoint').click();
    const secrets = await secretsFrom(/webhook-endpoints$/, async () => {
      await page.getByLabel('URL').fill('https://receiver.example/hooks');
      await page.getByRole('dialog').getByRole('button', { name: 'Add endpoint' }).click();
    });
    await expect(page.getByText('only once')).toBeVisible();
    await areGoneAfter(secrets, async () => {
      await storeIt('Done');
      await expect(
        page.getByRole('heading', { level: 1, name: 'https://receiver.example/hooks' }),
      ).toBeVisible();
    });
  });

  test('that of an invitation', async () => {
    await visit('members');
    await button('Invite').click();
    const secrets = await secretsFrom(/invitations$/, () => button('Create the link').click());
    await expect(page.locator('[data-secret]')).toBeVisible();
    await areGoneAfter(secrets, async () => {
      await button('Done').click();
      await expect(dialog()).toHaveCount(0);
    });
  });
});

test.describe('What is shown only once', () => {
  test('is not lost by a slip: "back", a link and a reload ask first', async () => {
    const questions: string[] = [];
    page.on('dialog', (question) => {
      questions.push(question.type());
      void question.dismiss();
    });
    await page.goto(`${app.server.url}/sign-in`);
    await page.getByRole('link', { name: 'Create an account' }).click();
    await expect(page.getByRole('heading', { name: 'Create an account' })).toBeVisible();
    await page.getByLabel('Email').fill(`${randomUUID()}@example.com`);
    await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
    await button('Create account').click();
    await expect(page.getByText('Waiting for the first request')).toBeVisible();
    await page.goBack().catch(() => undefined);
    await expect(page.getByRole('heading', { name: 'Your first API key' })).toBeVisible();
    await expect.poll(async () => [...questions]).toEqual(['confirm']);
    await page.reload({ timeout: 1_000 }).catch(() => undefined);
    await expect.poll(async () => [...questions]).toEqual(['confirm', 'beforeunload']);
    await expect(page.locator('[data-secret]').first()).toHaveText(/^lk_/);
  });

  test('is gone with its account, for the next user in this tab', async () => {
    await page.goto(`${app.server.url}/sign-up`);
    await page.getByLabel('Email').fill(`${randomUUID()}@example.com`);
    await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
    await button('Create account').click();
    await expect(page.getByText('Waiting for the first request')).toBeVisible();
    const other = await page.context().newPage();
    await other.goto(app.server.url);
    await other.getByRole('button', { name: 'Account menu' }).click();
    await other.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await page.getByLabel('Email').fill(owner.email);
    await page.getByLabel('Password', { exact: true }).fill(owner.password);
    await button('Sign in').click();
    // At the URL of the other user, but with nothing of theirs.
    await expect(page).toHaveURL(/\/welcome$/);
    await expect(page.getByRole('heading', { name: 'The key was shown once' })).toBeVisible();
    await expect(page.locator('[data-secret]')).toHaveCount(0);
  });
});

test.describe('The session', () => {
  test('is only in memory: neither token is in storage of any kind', async () => {
    const [sent] = await Promise.all([
      page.waitForRequest((request) => request.headers().authorization !== undefined),
      visit('api-keys'),
    ]);
    await expect(page.getByRole('link', { name: 'First key' })).toBeVisible();
    const token = sent.headers().authorization?.replace('Bearer ', '') ?? '';
    expect(token).toMatch(/^eyJ/);
    expect(await placesOf(token)).toEqual(['memory']);
    const [cookie] = await page.context().cookies();
    expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Strict' });
    expect(await placesOf(cookie?.value ?? '')).toEqual([]);
  });
});
