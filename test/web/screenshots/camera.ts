import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { test } from '../support/fixtures.js';
import { settled } from '../support/usable.js';

const FOLDER = resolve(import.meta.dirname, '../../../screenshots');

const README_FOLDER = resolve(import.meta.dirname, '../../../docs/assets');

const WIDTHS = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };
const SCHEMES = ['light', 'dark'] as const;

export interface Look {
  viewport: { width: number; height: number };
  colorScheme: 'light' | 'dark';
}

/** Runs `take` at both widths, light and dark. `shoot('name')` writes `screenshots/name-wide-dark.png`. */
export function inEveryLook(
  name: string,
  take: (look: Look, shoot: (page: Page, name: string) => Promise<void>) => Promise<void>,
): void {
  test.describe(name, () => {
    for (const [width, viewport] of Object.entries(WIDTHS))
      for (const colorScheme of SCHEMES)
        test(`${width}, ${colorScheme}`, async () => {
          await mkdir(FOLDER, { recursive: true });
          await take({ viewport, colorScheme }, async (page, picture) => {
            await settled(page);
            await page.screenshot({
              path: resolve(FOLDER, `${picture}-${width}-${colorScheme}.png`),
              fullPage: await page.evaluate(() => document.querySelector('[role=dialog]') === null),
            });
          });
        });
  });
}

/** Takes a picture for the README, which is committed: only what the window shows. */
export async function shootForReadme(page: Page, name: string): Promise<void> {
  await settled(page);
  await page.screenshot({ path: resolve(README_FOLDER, `${name}.png`) });
}
