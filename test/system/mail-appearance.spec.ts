import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from '@playwright/test';
import { accessibilityViolations } from '../support/accessibility.js';
import { launchBrowser } from '../support/browser.js';
import { everyMail } from '../support/mails.js';

/**
 * How mails look. Mail programs support less than a browser, but whatever is broken in a browser is broken in all of
 * them.
 */

const link = `https://keys.acme.dev/accept-invitation#token=lkinv_${'aB3-'.repeat(11)}`;

/** With texts that are as long as possible, and that can hardly be broken into lines. */
const mails = Object.entries(
  everyMail({
    text: `<b>${'W'.repeat(300)}</b>`,
    link,
    email: `${'x'.repeat(64)}@example.com`,
    url: `https://acme.dev/${'W'.repeat(300)}`,
    address: '2001:db8:85a3:8d3:1319:8a2e:370:7348',
  }),
);

describe('a mail', () => {
  let browser: Browser;
  let page: Page;
  const requested: string[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await browser.newPage();
    page.on('request', (request) => requested.push(request.url()));
  });
  afterAll(() => browser.close());

  const widths = [390, 800];
  const schemes = ['light', 'dark'] as const;

  it.each(mails)(
    '%s fits narrow and wide windows, and is readable in light and dark',
    async (_name, mail) => {
      await page.setContent(mail.html);
      // Not every mail has an action.
      const buttons = mail.html.includes('class="button"') ? 1 : 0;
      const button = page.getByRole('link');
      expect(await button.count()).toBe(buttons);
      if (buttons > 0) expect(await page.locator('body').innerText()).toContain(link);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 700 });
        // Runs in the page, which TypeScript does not describe here.
        const [content, view] = await page.evaluate<[number, number]>(
          '[document.documentElement.scrollWidth, innerWidth]',
        );
        expect(content).toBeLessThanOrEqual(view);
        if (buttons === 0) continue;
        const box = await button.boundingBox();
        expect(box?.height).toBeGreaterThanOrEqual(44);
        expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? Infinity) <= width).toBe(true);
      }
      for (const colorScheme of schemes) {
        await page.emulateMedia({ colorScheme });
        // Landmarks are for pages, and a mail is only part of one.
        const rules = { region: { enabled: false }, 'landmark-one-main': { enabled: false } };
        expect(await accessibilityViolations(page, { rules })).toEqual([]);
      }
    },
  );

  it('loads nothing', () => {
    expect(requested.filter((url) => !url.startsWith('about:'))).toEqual([]);
  });
});
