import { expectProblem } from '../support/expect-problem.js';
import { request } from '../support/client.js';
import { expect, test, useServer } from './support/fixtures.js';

const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

test.describe('The dashboard is served alongside the API', () => {
  const app = useServer();
  const get = (path: string, headers: Record<string, string> = {}) =>
    request(app.server, 'GET', path, { headers });

  for (const path of ['/', '/sign-in', '/workspaces/0197/api-keys', '/settings'])
    test(`${path} is the page`, async () => {
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(response.headers.get('cache-control')).toBe('no-cache');
      expect(response.text).toContain('<div id="root">');
    });

  test('allows the page no inline script, and only styles with the nonce of this response', async () => {
    const [first, second] = await Promise.all([get('/'), get('/')]);
    const policy = first.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
    const nonceOf = (text: string) => /nonce-([\w-]{22})'/.exec(text)?.[1];
    expect(nonceOf(policy)).toBeDefined();
    expect(first.text).toContain(`nonce="${nonceOf(policy)}"`);
    expect(nonceOf(second.headers.get('content-security-policy') ?? '')).not.toBe(nonceOf(policy));
    expect(first.text).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect(first.text).not.toMatch(/__[A-Z]+__/);
    expect(first.headers.get('referrer-policy')).toBe('no-referrer');
    expect(first.headers.get('x-content-type-options')).toBe('nosniff');
    expect(first.headers.get('x-frame-options')).toBe('DENY');
    expect(first.headers.get('cross-origin-opener-policy')).toBe('same-origin');
  });

  test('lets browsers cache hashed files permanently, and sends them compressed', async () => {
    const page = await get('/');
    const script = /src="(\/assets\/[\w-]+\.js)"/.exec(page.text)?.[1] as string;
    for (const encoding of ['br', 'gzip']) {
      const response = await get(script, { 'accept-encoding': encoding });
      expect(response.status).toBe(200);
      expect(response.headers.get('content-encoding')).toBe(encoding);
      expect(response.headers.get('content-type')).toMatch(/^(text|application)\/javascript/);
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    }
  });

  test('revalidates files with fixed names each time', async () => {
    const icon = await get('/favicon.svg');
    expect(icon.status).toBe(200);
    expect(icon.headers.get('cache-control')).toBe('public, max-age=0');
    expect(icon.headers.get('etag')).not.toBeNull();
  });

  for (const path of [
    '/api/v1/no-such-thing',
    '/api',
    '/assets/none.js',
    '/assets/../package.json',
    '/.env',
    '/index.php',
  ])
    test(`answers ${path} with a problem, even to a browser`, async () => {
      expectProblem(await get(path, BROWSER), 404, 'not_found');
    });

  test('shows people a page for a URL that does not exist, and programs a problem', async () => {
    const page = await get('/no-such-page', BROWSER);
    expect(page.status).toBe(404);
    expect(page.text).toContain('<div id="root">');
    expectProblem(await get('/no-such-page'), 404, 'not_found');
    const posted = await request(app.server, 'POST', '/sign-in', { json: {} });
    expectProblem(posted, 405, 'method_not_allowed');
  });

  test('leaves everything else unchanged', async () => {
    expect((await get('/llms.txt')).headers.get('content-type')).toMatch(/^text\/plain/);
    expect((await get('/health/live')).status).toBe(200);
    expect((await get('/api/openapi.json')).json.openapi).toMatch(/^3\.1/);
  });
});

test.describe('Where sign-up is closed', () => {
  const app = useServer({ env: { SIGNUP: 'closed' } });

  test('the page knows so before anyone signs in', async () => {
    expect((await request(app.server, 'GET', '/sign-in')).text).toContain('data-signup="closed"');
  });
});
