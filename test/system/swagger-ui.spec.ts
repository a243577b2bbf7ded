import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from '@playwright/test';
import { useServer } from '../support/app.js';
import { launchBrowser } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { register, type Account } from '../support/client.js';

describe('Swagger UI, in a browser', () => {
  const app = useServer();
  let browser: Browser;
  let account: Account;
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    [browser, account] = await Promise.all([launchBrowser(), register(app.server)]);
  });
  afterAll(() => browser.close());

  beforeEach(async () => {
    page = await browser.newPage();
    page.on('console', (message) => {
      // The last test provokes a refused request.
      if (message.type() === 'error' && !message.text().includes('401')) errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`${app.server.url}/api/docs`);
  });

  /** Enters a credential for one of the two schemes in the dialog. */
  async function authorise(scheme: 'apiKey' | 'bearer', value: string): Promise<void> {
    await page.locator('button.authorize').first().click();
    const form = page.locator('.auth-container', {
      has: page.locator('h4', { hasText: new RegExp(`^${scheme}`) }),
    });
    await form.locator('input').fill(value);
    await form.locator('button[type=submit]').click();
    await page.locator('.close-modal').click();
  }

  async function tryOut(operation: string): Promise<{ status: string; body: string }> {
    const block = page.locator(`[id$="${operation}"]`);
    // Of so many operations, only those nearby are rendered.
    await page.locator('.opblock').first().hover();
    await eventually(
      'the operation is drawn',
      async () => {
        await page.mouse.wheel(0, 300);
        return (await block.count()) > 0;
      },
      { intervalMs: 100 },
    );
    await block.locator('.opblock-summary-control').click();
    await block.locator('button.execute').click();
    const response = block.locator('.live-responses-table .response');
    return {
      status: await response.locator('.response-col_status').first().innerText(),
      body: await response.locator('.highlight-code, .microlight').first().innerText(),
    };
  }

  it('calls the API with an entered key', async () => {
    await authorise('apiKey', account.apiKey);
    const { status, body } = await tryOut('getMe');
    expect(status.trim()).toMatch(/^200/);
    expect(body).toContain('"api_key"');
  });

  it('sends one credential if both are entered', async () => {
    await authorise('apiKey', account.apiKey);
    await authorise('bearer', account.accessToken);
    const { status, body } = await tryOut('getMe');
    expect(status.trim()).toMatch(/^200/);
    expect(body).toContain('"user"');
  });

  it('calls the API with an entered access token', async () => {
    await authorise('bearer', account.accessToken);
    const { status, body } = await tryOut('getMe');
    expect(status.trim()).toMatch(/^200/);
    expect(body).toContain('"user"');
  });

  it('shows the problem if nothing was entered', async () => {
    const { status, body } = await tryOut('getMe');
    expect(status.trim()).toMatch(/^401/);
    expect(body).toContain('missing_credentials');
  });

  it('works under its content security policy, without an error in the console', () => {
    expect(errors).toEqual([]);
  });
});
