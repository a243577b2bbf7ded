import { expect, type Page } from '@playwright/test';
import { accessibilityViolations as violationsOf } from '../../support/accessibility.js';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };

/** Light and dark, wide and narrow: the page must be usable in each. */
const LOOKS = [
  { viewport: WIDE, colorScheme: 'light' },
  { viewport: WIDE, colorScheme: 'dark' },
  { viewport: NARROW, colorScheme: 'dark' },
  { viewport: NARROW, colorScheme: 'light' },
] as const;

/** axe's other rules give the same result in the dark. */
const RULES_OF_COLOURS = ['color-contrast', 'link-in-text-block'];

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Expects the page in its current state to be usable in every look: no axe violations, no horizontal overflow. Restores
 * the page's width.
 *
 * @param width default: wide and narrow. For content that opens differently on narrow screens
 */
export async function expectUsable(page: Page, width?: 'wide' | 'narrow'): Promise<void> {
  const before = page.viewportSize() ?? WIDE;
  const isStill = await page.evaluate(() => matchMedia('(prefers-reduced-motion: reduce)').matches);
  for (const { viewport, colorScheme } of LOOKS) {
    if (width !== undefined && viewport !== { wide: WIDE, narrow: NARROW }[width]) continue;
    await page.setViewportSize(viewport);
    // The colours of a toast that fades out while axe looks are nobody's choice.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await shown(page, colorScheme);
    const rules = colorScheme === 'dark' ? RULES_OF_COLOURS : undefined;
    const wrong = [...(await accessibilityViolations(page, rules)), ...(await tooWide(page))];
    expect(wrong, `${colorScheme}, ${viewport.width} pixels wide`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: isStill ? 'reduce' : null });
  await page.setViewportSize(before);
}

/** Resolves once the page has the requested look, which its scripts apply, too. */
async function shown(page: Page, colorScheme: string): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/**
 * axe's violations for the page in its current state; empty if it is accessible.
 *
 * @param rules default: all rules from standards or best practices
 */
export async function accessibilityViolations(page: Page, rules?: string[]): Promise<string[]> {
  // Colours in the middle of a transition are nobody's choice.
  await settled(page);
  return violationsOf(
    page,
    rules
      ? { runOnly: { type: 'rule', values: rules } }
      : // The library puts menus and hints at the end of the page, outside its landmarks.
        { runOnly: { type: 'tag', values: TAGS }, rules: { region: { enabled: false } } },
  );
}

/** Resolves once all animations have finished, except loaders, which never do. */
export async function settled(page: Page): Promise<void> {
  // Opening elements are invisible at first, before anything moves.
  await page.waitForFunction(() =>
    [...document.querySelectorAll('[role=dialog], [role=menu]')].every(
      (opened) => getComputedStyle(opened).opacity === '1',
    ),
  );
  await page.evaluate(async () => {
    const finite = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
    await Promise.all(finite.map((animation) => animation.finished.catch(() => undefined)));
  });
}

/** What overflows the page on the right, so that users have to scroll sideways; empty if everything fits. */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth } = document.documentElement;
    if (scrollWidth <= window.innerWidth) return [];
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > window.innerWidth)
      .map((element) => `${element.tagName}.${element.className} of ${scrollWidth} px`);
  });
}
