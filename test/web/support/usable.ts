import { expect, type Page } from '@playwright/test';
import { accessibilityViolations as violationsOf } from '../../support/accessibility.js';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };

/** Light and dark, wide and narrow: what is on the page has to be of use in each. */
const LOOKS = [
  { viewport: WIDE, colorScheme: 'light' },
  { viewport: WIDE, colorScheme: 'dark' },
  { viewport: NARROW, colorScheme: 'dark' },
  { viewport: NARROW, colorScheme: 'light' },
] as const;

/** What else axe looks for is the same in the dark. */
const RULES_OF_COLOURS = ['color-contrast', 'link-in-text-block'];

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * That everybody can use the page as it is now, in every look: nothing that axe finds, nothing that sticks out
 * sideways. The page then is as wide as it was.
 *
 * @param width left out: wide and narrow. For what is opened otherwise where there is little room
 */
export async function expectUsable(page: Page, width?: 'wide' | 'narrow'): Promise<void> {
  const before = page.viewportSize() ?? WIDE;
  const isStill = await page.evaluate(() => matchMedia('(prefers-reduced-motion: reduce)').matches);
  for (const { viewport, colorScheme } of LOOKS) {
    if (width !== undefined && viewport !== { wide: WIDE, narrow: NARROW }[width]) continue;
    await page.setViewportSize(viewport);
    // A toast that goes away while axe looks has colours that nobody chose.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await shown(page, colorScheme);
    const rules = colorScheme === 'dark' ? RULES_OF_COLOURS : undefined;
    const wrong = [...(await accessibilityViolations(page, rules)), ...(await tooWide(page))];
    expect(wrong, `${colorScheme}, ${viewport.width} pixels wide`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: isStill ? 'reduce' : null });
  await page.setViewportSize(before);
}

/** When the page looks as it has been told to: its scripts hear of it, too. */
async function shown(page: Page, colorScheme: string): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/**
 * What axe finds wrong with the page as it looks now: empty where everybody can use it.
 *
 * @param rules left out: all that are a matter of standards or of good practice
 */
export async function accessibilityViolations(page: Page, rules?: string[]): Promise<string[]> {
  // Colours in the middle of a transition are nobody's choice.
  await settled(page);
  return violationsOf(
    page,
    rules
      ? { runOnly: { type: 'rule', values: rules } }
      : // Menus and hints open at the end of the page, outside of its landmarks, as the library has it.
        { runOnly: { type: 'tag', values: TAGS }, rules: { region: { enabled: false } } },
  );
}

/** When everything that moves has arrived: loaders, which never do, aside. */
export async function settled(page: Page): Promise<void> {
  // What opens is invisible at first, before anything moves.
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

/** What sticks out of the page at the right, so that people have to scroll sideways: empty where everything fits. */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth } = document.documentElement;
    if (scrollWidth <= window.innerWidth) return [];
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > window.innerWidth)
      .map((element) => `${element.tagName}.${element.className} of ${scrollWidth} px`);
  });
}
