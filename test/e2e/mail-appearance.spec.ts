import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { MailContent } from '../../src/modules/mail/letter.js';
import { apiKeyLeakedMail } from '../../src/modules/mail/templates/api-key.js';
import { invitationMail } from '../../src/modules/mail/templates/invitation.js';
import { passwordResetMail } from '../../src/modules/mail/templates/password.js';
import { newSignInMail } from '../../src/modules/mail/templates/session.js';
import { launchBrowser } from '../support/browser.js';

/** What people see. Mail programs know less than a browser, but what is broken in one is broken in all. */

const at = new Date('2026-11-21T12:00:00Z');
const link = `https://keys.acme.dev/accept-invitation#token=lkinv_${'aB3-'.repeat(11)}`;
const LONG = 'W'.repeat(100);

/** With texts that are as long, and as little divisible, as they can be. */
const mails: [string, MailContent][] = [
  ['the reset of a password', passwordResetMail({ link, validMinutes: 30, address: '192.0.2.7' })],
  [
    'an invitation',
    invitationMail({
      inviterEmail: `${'x'.repeat(64)}@example.com`,
      workspaceName: `<b>${LONG}</b>`,
      role: 'member',
      expiresAt: at,
      link,
    }),
  ],
  [
    'a new sign-in',
    newSignInMail({
      at,
      address: '2001:db8:85a3:8d3:1319:8a2e:370:7348',
      userAgent: LONG.repeat(3),
      settingsLink: link,
    }),
  ],
  [
    'a leaked key',
    apiKeyLeakedMail({
      keyName: LONG,
      keyPrefix: 'lk_3f9a',
      workspaceName: LONG,
      link,
      at,
      source: 'GitHub secret scanning',
      url: `https://github.com/${LONG}`,
      state: 'active',
    }),
  ],
];

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
  const cases = mails.flatMap(([name, mail]) =>
    widths.flatMap((width) => schemes.map((scheme) => ({ name, mail, width, scheme }))),
  );

  it.each(cases)('about $name fits $width px and can be read ($scheme)', async ({ mail, width, scheme }) => {
    await page.setViewportSize({ width, height: 700 });
    await page.emulateMedia({ colorScheme: scheme });
    await page.setContent(mail.html);
    // In the page, which no TypeScript describes here.
    const [content, view] = await page.evaluate<[number, number]>(
      '[document.documentElement.scrollWidth, innerWidth]',
    );
    expect(content).toBeLessThanOrEqual(view);
    const button = page.getByRole('link');
    expect(await button.count()).toBe(1);
    const box = await button.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? Infinity) <= width).toBe(true);
    expect(await page.locator('body').innerText()).toContain(link);

    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    // Landmarks are for pages; a mail is a part of one.
    const rules = violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
    expect(rules.filter(([id]) => id !== 'region' && id !== 'landmark-one-main')).toEqual([]);
  });

  it('asks for nothing', () => {
    expect(requested.filter((url) => !url.startsWith('about:'))).toEqual([]);
  });
});
