import type { Page } from '@playwright/test';

/** What sticks out of the page at the right, so that it scrolls sideways: empty where everything fits. */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth } = document.documentElement;
    if (scrollWidth <= window.innerWidth) return [];
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > window.innerWidth)
      .map((element) => `${element.tagName}.${element.className} of ${scrollWidth} px`);
  });
}
