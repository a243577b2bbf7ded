import { expect, type Page } from '@playwright/test';

/**
 * Cuts the page's browser off. Chromium acknowledges that before its network process has heard of it, so a request sent
 * right afterwards may still get through: this waits until one has failed.
 */
export async function goOffline(page: Page): Promise<void> {
  await page.context().setOffline(true);
  await expect.poll(() => page.evaluate(isCutOff)).toBe(true);
}

export const goOnline = (page: Page): Promise<void> => page.context().setOffline(false);

/** Runs in the page. */
const isCutOff = (): Promise<boolean> =>
  fetch('/health/live', { cache: 'no-store' }).then(
    () => false,
    () => true,
  );
