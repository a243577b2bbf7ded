import axe from 'axe-core';
import type { Page } from '@playwright/test';

interface WithAxe {
  axe: typeof axe;
}

/**
 * What axe finds wrong with the page as it looks now; empty if it is accessible.
 *
 * @param options default: every rule
 */
export async function accessibilityViolations(
  page: Page,
  options: Pick<axe.RunOptions, 'rules' | 'runOnly'> = {},
): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (runOptions) => (globalThis as unknown as WithAxe).axe.run(runOptions),
    // Collects only what is reported, and no frames, because there are none. That takes a third of the time.
    { resultTypes: ['violations' as const], iframes: false, ...options },
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}
