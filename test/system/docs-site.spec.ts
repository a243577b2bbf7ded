import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from '@playwright/test';
import { accessibilityViolations } from '../support/accessibility.js';
import { useServer } from '../support/app.js';
import { launchBrowser } from '../support/browser.js';
import { request } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, 'docs');
const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md'))
  .map((file) => file.replace(/\.md$/, ''))
  .filter((name) => name !== 'README');
const source = (name: string): string => readFileSync(join(folder, `${name}.md`), 'utf8');

/** Targets of the links in a text, without those in code. */
const linksOf = (markdown: string): string[] =>
  [
    ...markdown
      .replaceAll(/^ *```[^]*?^ *```$/gm, '')
      .replaceAll(/`[^`\n]*`/g, '')
      .matchAll(/\]\(([^)]+)\)/g),
  ].map(([, target]) => target as string);

const hrefsOf = (html: string): string[] =>
  [...html.matchAll(/ href="([^"]+)"/g)].map(([, href]) => href as string);

describe('On the code host', () => {
  it('docs/README.md lists every page, once', () => {
    const listed = linksOf(source('README')).map((target) => target.replace(/\.md$/, ''));
    expect([...listed].sort()).toEqual([...pages].sort());
  });

  it.each(['README.md', 'CONTRIBUTING.md', ...['README', ...pages].map((name) => `docs/${name}.md`)])(
    '%s links to files that exist',
    (file) => {
      for (const target of linksOf(readFileSync(join(root, file), 'utf8'))) {
        if (/^(https?:|#)/.test(target)) continue;
        const path = resolve(root, file, '..', target.split('#')[0] as string);
        expect(() => readdirOrRead(path)).not.toThrow();
      }
    },
  );
});

const readdirOrRead = (path: string): unknown =>
  path.endsWith('/') ? readdirSync(path) : readFileSync(path);

describe('At /docs, the server', () => {
  const app = useServer();
  const get = (path: string, accept?: string) =>
    request(app.server, 'GET', path, accept === undefined ? {} : { headers: { accept } });

  it.each(['', '/', '/README'])('shows the index: /docs%s', async (end) => {
    const answer = await get(`/docs${end}`, 'text/html,*/*;q=0.8');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.text).toContain('<h1 id="latchkey-documentation">');
    expect(answer.text).toContain('href="/docs/quick-start"');
  });

  it('shows every page as HTML, with its title, under a policy that allows a stylesheet and no script', async () => {
    for (const name of pages) {
      const answer = await get(`/docs/${name}`);
      expect([name, answer.status]).toEqual([name, 200]);
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(answer.headers.get('vary')).toBe('accept');
      expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self';/);
      expect(answer.text).toMatch(/<title>[^<]+ · Latchkey<\/title>/);
      expect(answer.text).toContain('aria-current="page"');
      expect(answer.text).not.toMatch(/<script|<!--| style="/);
    }
  });

  it.each([
    ['/docs/errors.md', undefined],
    ['/docs/errors.md', 'text/html'],
    ['/docs/errors', 'text/markdown'],
    ['/docs/errors', 'text/markdown, text/html;q=0.9, */*;q=0.1'],
  ])("returns a page's source: GET %s, Accept: %s", async (path, accept) => {
    const answer = await get(path, accept);
    expect(answer.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    expect(answer.text).toBe(source('errors'));
  });

  it.each(['*/*', 'text/html', 'text/html, text/markdown;q=0.5', 'text/markdown;q=0', 'nonsense;;q=x,'])(
    'returns HTML unless Markdown is preferred: Accept: %s',
    async (accept) => {
      expect((await get('/docs/errors', accept)).headers.get('content-type')).toMatch(/^text\/html/);
    },
  );

  it.each([
    '/docs/nothing',
    '/docs/nothing.md',
    '/docs/adr/nothing',
    '/docs/..%2Fpackage',
    '/docs/errors%00',
  ])('answers 404 for a page that does not exist: %s', async (path) => {
    expectProblem(await get(path), 404, 'not_found');
    const forPeople = await get(path, 'text/html');
    expect(forPeople.status).toBe(404);
    expect(forPeople.text).toContain('<h1>Not found</h1>');
  });

  it('has no broken links: pages, anchors, stylesheet, entries of llms.txt', async () => {
    const answers = new Map<string, Promise<{ status: number; text: string }>>();
    const load = (path: string) => {
      const answer = answers.get(path) ?? get(path);
      answers.set(path, answer);
      return answer;
    };
    const broken: string[] = [];
    for (const from of ['/docs', ...pages.map((name) => `/docs/${name}`)]) {
      for (const href of hrefsOf((await load(from)).text)) {
        if (/^(https?|data):/.test(href)) continue;
        const { pathname, hash } = new URL(href, `http://here${from}`);
        const { status, text } = await load(pathname);
        const isAnchored = hash === '' || text.includes(` id="${hash.slice(1)}"`);
        if (status !== 200 || !isAnchored) broken.push(`${from}: ${href}`);
      }
    }
    for (const href of linksOf((await load('/llms.txt')).text))
      if ((await load(href)).status !== 200) broken.push(`/llms.txt: ${href}`);
    expect(broken).toEqual([]);
    expect(answers.size).toBeGreaterThan(2 * pages.length);
  });

  it.each([
    ['idempotency-key', '/docs/'],
    ['second_factor_missing', '/docs/errors#second_factor_missing'],
    ['SHUTDOWN_DELAY_SECONDS', '/docs/'],
    // With a typing error, and with the beginning of a word.
    ['rotaton', '/docs/keys#'],
    ['webhook sign', '/docs/webhooks'],
  ])('finds sections by words, and links to them: %s', async (words, address) => {
    const { status, text } = await get(`/docs/search?q=${encodeURIComponent(words)}`);
    expect(status).toBe(200);
    const hits = hrefsOf(/<ol class="hits">.*<\/ol>/s.exec(text)?.[0] ?? '');
    expect(hits.some((href) => href.startsWith(address))).toBe(true);
    expect(text).toMatch(/<mark>[^<]+<\/mark>/);
    for (const href of hits) {
      const [path = '', anchor] = href.split('#');
      const page = await get(path);
      expect([href, page.status]).toEqual([href, 200]);
      if (anchor !== undefined) expect(page.text).toContain(` id="${anchor}"`);
    }
  });

  it('includes every section in the search', async () => {
    for (const name of ['keys', 'signing-in', 'adr/0001-leases-for-revocation']) {
      const { text: page } = await get(`/docs/${name}`);
      const title = /<h1 [^>]*>(.+)<\/h1>/.exec(page)?.[1] ?? '';
      for (const [, anchor = '', heading = ''] of page.matchAll(/<h2 id="([^"]+)">(.*?) <a class/g)) {
        const words = `${title} ${heading}`.replaceAll(/<[^>]+>|&[^;]+;/g, ' ').slice(0, 100);
        expect(hrefsOf((await get(`/docs/search?q=${encodeURIComponent(words)}`)).text)).toContain(
          `/docs/${name}#${anchor}`,
        );
      }
    }
  });

  it.each([
    '<script>alert(1)</script>',
    '"><img src=x>',
    'qqqqqqqqqq',
    '((((',
    '\\',
    '',
    '   ',
    '$& $1',
    '&amp; &lt;',
    'İ',
  ])('shows the query as text, whatever it is: %s', async (words) => {
    const { status, text } = await get(`/docs/search?q=${encodeURIComponent(words)}`);
    expect(status).toBe(200);
    expect(text).not.toMatch(/<script|<img/);
    expect(text).toMatch(/Nothing was found|Enter what you are looking for|class="hits"/);
  });

  it('refuses too many words, and says how many are allowed', async () => {
    const problem = expectProblem(await get(`/docs/search?q=${'x'.repeat(101)}`), 400, 'validation_failed');
    expect(problem.errors).toEqual([{ field: 'q', message: 'must have at most 100 characters' }]);
  });

  it('lists every page in llms.txt, with its summary', async () => {
    const { text, headers } = await get('/llms.txt');
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
    for (const name of pages)
      expect(text).toMatch(new RegExp(`^- \\[.+\\]\\(/docs/${name}\\.md\\): .{10,}$`, 'm'));
  });

  it('escapes code, and strips comments and marks for generators', async () => {
    const { text } = await get('/docs/quick-start');
    expect(text).toContain('data-language="bash"');
    expect(text).toContain('-H &quot;X-API-Key: $LATCHKEY_API_KEY&quot;');
    expect(text).not.toContain('bash run');
  });

  describe('in a browser', () => {
    let browser: Browser;
    let page: Page;
    const complaints: string[] = [];
    beforeAll(async () => {
      browser = await launchBrowser();
      page = await (await browser.newContext()).newPage();
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
    });
    afterAll(() => browser.close());

    it.each([
      [390, 'light'],
      [390, 'dark'],
      [1280, 'light'],
      [1280, 'dark'],
    ] as const)('is accessible and fits, at %d pixels, %s', async (width, colorScheme) => {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      for (const name of ['', '/keys', '/configuration', '/search?q=revoke+keys']) {
        await page.goto(`${app.server.url}/docs${name}`);
        const overflow = await page.evaluate(
          '({ is: document.documentElement.scrollWidth, fits: innerWidth })',
        );
        expect(overflow).toEqual({ is: width, fits: width });
        expect(await accessibilityViolations(page)).toEqual([]);
      }
      // The stylesheet has arrived.
      expect(await page.evaluate('getComputedStyle(document.body).marginTop')).toBe('0px');
      expect(complaints).toEqual([]);
    });

    it('leads a reader on a small screen from page to page', async () => {
      await page.setViewportSize({ width: 390, height: 800 });
      await page.goto(`${app.server.url}/docs`);
      await page.getByText('All pages').click();
      await page
        .getByRole('navigation', { name: 'All pages' })
        .getByRole('link', { name: 'API keys' })
        .click();
      await page.waitForURL('**/docs/keys');
      expect(await page.locator('h1').innerText()).toBe('API keys');
    });

    it('can be searched from any page', async () => {
      await page.goto(`${app.server.url}/docs/keys`);
      const search = page.getByRole('searchbox', { name: 'Search the documentation' });
      await search.fill('leaked key');
      await search.press('Enter');
      await page.waitForURL('**/docs/search?q=leaked+key');
      await page.getByRole('list').getByRole('link', { name: /^Leak/ }).first().click();
      await page.waitForURL('**/docs/leaks*');
      expect(complaints).toEqual([]);
    });
  });
});
