import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { classify, CLIENT_ROUTES, GUEST_PAGES } from './client-routes.js';

const web = resolve(import.meta.dirname, '../../../web/src');

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

describe('Dashboard pages', () => {
  it.each(['/', '/sign-in', '/sign-in/', '/workspaces/0197/api-keys', '/settings/sessions'])(
    'include %s, for every client',
    (path) => {
      expect(classify(path, undefined)).toBe('page');
      expect(classify(path, BROWSER)).toBe('page');
    },
  );

  it('show people a page for a broken link, and programs a problem', () => {
    expect(classify('/no-such-page', BROWSER)).toBe('missing-page');
    expect(classify('/no-such-page', '*/*')).toBe('none');
    expect(classify('/no-such-page', undefined)).toBe('none');
  });

  it.each([
    '/api/v1/unknown',
    '//api/v1/me',
    '//',
    '/api',
    '/docs/unknown',
    '/health/unknown',
    '/assets/unknown.js',
    '/wp-login.php',
    '/.env',
    '/a/b.map',
  ])('do not include %s, even for a browser', (path) => {
    expect(classify(path, BROWSER)).toBe('none');
  });
});

/** The first segments of the paths in the source of a route tree: those of routes below the root, or below a route without a path. */
function firstSegmentsIn(source: string): Set<string> {
  const routes = [
    ...source.matchAll(
      /const (\w+) = createRoute\(\{\s+getParentRoute: \(\) => (\w+),\s+(id|path): '([^']*)'/g,
    ),
  ];
  if (routes.length !== source.split('createRoute({').length - 1)
    throw new Error('A route does not begin with its parent, and its id or path.');
  const withoutPath = new Set(['rootRoute']);
  const segments = new Set<string>();
  // Parents are declared before their children.
  for (const [, name = '', parent = '', kind, value = ''] of routes) {
    if (!withoutPath.has(parent)) continue;
    if (kind === 'id') withoutPath.add(name);
    else segments.add(value.split('/').find((segment) => segment !== '') ?? '');
  }
  for (const [call, parent = ''] of source.matchAll(/\w+Routes\((\w+)\)/g))
    if (withoutPath.has(parent)) throw new Error(`${call} adds routes that are not read here.`);
  segments.delete('');
  return segments;
}

describe('The routes that the server knows', () => {
  it('are those of the dashboard', () => {
    const source = readFileSync(join(web, 'routes.tsx'), 'utf8');
    expect([...CLIENT_ROUTES].sort()).toEqual([...firstSegmentsIn(source)].sort());
  });

  it('of guests are those of the dashboard', () => {
    const source = readFileSync(join(web, 'pages/guest/guest-pages.ts'), 'utf8');
    const paths = [...source.matchAll(/^ {2}\['(.+)', \w+\],$/gm)].map(([, path]) => path);
    expect([...GUEST_PAGES]).toEqual(paths);
  });

  const below = (parent: string, place: string): string =>
    `const aRoute = createRoute({\n  getParentRoute: () => ${parent},\n  ${place},\n});\n`;

  it.each([
    [below('rootRoute', "path: 'reports/$reportId'"), ['reports']],
    [below('rootRoute', "id: 'app'") + below('aRoute', "path: '/reports'"), ['reports']],
    [below('rootRoute', "path: 'reports'") + below('aRoute', "path: 'monthly'"), ['reports']],
    [below('rootRoute', "path: '/'"), []],
  ])('would be caught with a page more: %j', (source, segments) => {
    expect([...firstSegmentsIn(source)]).toEqual(segments);
  });

  it('are never read in part', () => {
    expect(() => firstSegmentsIn("createRoute({ path: 'reports' })")).toThrow(
      'does not begin with its parent',
    );
    expect(() => firstSegmentsIn('...reportsRoutes(rootRoute)')).toThrow('reportsRoutes(rootRoute)');
  });
});
