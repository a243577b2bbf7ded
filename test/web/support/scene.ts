import type { Page } from 'playwright-core';

const REQUESTS_MAX = 20;
const TEXT_CHARACTERS_MAX = 2_000;

/** Keeps what a page asks of its server. Call the result to have it described as it is now, for people. */
export function watchScene(page: Page): () => Promise<string> {
  const requests: string[] = [];
  const note = (line: string) => {
    requests.push(`${new Date().toISOString().slice(14, 23)} ${line}`);
    if (requests.length > REQUESTS_MAX) requests.shift();
  };
  page.on('request', (request) => {
    if (request.resourceType() === 'fetch') note(`${request.method()} ${pathOf(request.url())}`);
  });
  page.on('response', (response) => {
    const request = response.request();
    if (request.resourceType() === 'fetch')
      note(`${request.method()} ${pathOf(request.url())} → ${response.status()}`);
  });
  page.on('requestfailed', (request) => {
    note(`${request.method()} ${pathOf(request.url())} → ${request.failure()?.errorText}`);
  });
  page.on('framenavigated', (frame) => note(`to ${pathOf(frame.url())}`));
  return async () => {
    const text = await page.locator('body').innerText({ timeout: 2_000 });
    const focus = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
    return [
      `When it failed, at ${new Date().toISOString().slice(14, 23)}, ${pathOf(page.url())} showed:`,
      text.slice(0, TEXT_CHARACTERS_MAX),
      `The focus was on: ${focus}`,
      'It had asked:',
      ...requests,
    ].join('\n');
  };
}

const pathOf = (address: string): string => (URL.canParse(address) ? new URL(address).pathname : address);
