import type { Browser } from '@playwright/test';

export function launchBrowser(): Promise<Browser>;

export function launchPinnedBrowser(): Promise<{ browser: Browser; fontFile: string } | undefined>;
