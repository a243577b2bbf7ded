import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext } from '@playwright/test';

const DELAY_MS_MAX = 1_500;
/** Hurried pages give up after an eighth of the time: see hurry.ts. */
const HURRIED_DELAY_MS_MAX = DELAY_MS_MAX / 8;

/**
 * Delays each of a page's requests to the API by a random time. What a test takes for granted once it has seen
 * something else fails then, rather than once in a hundred runs.
 */
export function slowDown(context: BrowserContext, isHurried: boolean) {
  const delayMsMax = isHurried ? HURRIED_DELAY_MS_MAX : DELAY_MS_MAX;
  return context.route('**/api/**', async (route) => {
    await sleep(Math.random() * delayMsMax);
    // The page may be closed by now.
    await route.fallback().catch(() => undefined);
  });
}
