import { launchBrowser } from '../../test/support/browser.js';

/** A cheap phone on a poor network, as in Chromium's developer tools. */
const SLOW_NETWORK = {
  offline: false,
  latency: 562,
  downloadThroughput: 1_440_000 / 8,
  uploadThroughput: 1_440_000 / 8,
};
const SLOWER_PROCESSOR = 4;

/** Preloaded once the page has been complete for a second. */
const isInReserve = (path) => path.startsWith('/assets/command-palette-');

/** Measures a page from within, from the first moment on. */
const observe = () => {
  const seen = { shifted: 0, painted: undefined, ready: undefined };
  Object.assign(window, { seen });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.shifted += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntriesByName('first-contentful-paint')) seen.painted = entry.startTime;
  }).observe({ type: 'paint', buffered: true });
};

export { launchBrowser };

/**
 * Visits a page with an empty cache.
 *
 * @param readyWhen the selector of what the visitor came for
 * @returns `paintedMs` and `readyMs` since the navigation began, the `shifted` layout, and the `loaded` files until the
 *   page was complete, each with path, type and bytes as sent; and the open page, for whatever follows
 */
export async function visit(browser, { url, cookie, readyWhen, isSlow = false }) {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  if (cookie) await context.addCookies([cookie]);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  if (isSlow) {
    await devtools.send('Network.emulateNetworkConditions', SLOW_NETWORK);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER_PROCESSOR });
  }
  const loaded = new Map();
  devtools.on('Network.responseReceived', ({ requestId, type, response }) =>
    loaded.set(requestId, { path: new URL(response.url).pathname, type, bytes: 0 }),
  );
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const file = loaded.get(requestId);
    if (file) file.bytes = encodedDataLength;
  });
  await page.addInitScript(observe);
  await page.goto(url, { timeout: 120_000 });
  const readyMs = await page
    .waitForFunction(
      (selector) => {
        const { seen } = window;
        if (document.querySelector(selector)) seen.ready ??= performance.now();
        return seen.ready;
      },
      readyWhen,
      { polling: 'raf', timeout: 120_000 },
    )
    .then((handle) => handle.jsonValue());
  await page.waitForLoadState('networkidle');
  const { painted, shifted } = await page.evaluate(() => window.seen);
  return {
    page,
    devtools,
    paintedMs: painted,
    readyMs,
    shifted,
    loaded: [...loaded.values()].filter(({ path }) => !isInReserve(path)),
    close: () => context.close(),
  };
}
