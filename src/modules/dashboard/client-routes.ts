/** First path segments known to the dashboard's own router: see `web/src/routes.tsx`. */
export const CLIENT_ROUTES = new Set([
  'sign-in',
  'sign-up',
  'forgot-password',
  'reset-password',
  'verify-email',
  'stop-factor-reset',
  'accept-invitation',
  'cli-login',
  'device',
  'welcome',
  'settings',
  'workspaces',
]);

/** The pages by which visitors become users: see `web/src/pages/guest/guest-pages.ts`. */
export const GUEST_PAGES = new Set(['/sign-in', '/sign-up', '/forgot-password']);

/** Nothing below these is a dashboard page, for any client. */
const NOT_PAGES = new Set(['api', 'assets', 'docs', 'health']);

/**
 * How to answer a GET that matches no other route:
 *
 * - `page`: the dashboard, which shows the page for that path;
 * - `missing-page`: the dashboard with status 404, for a person who followed a broken link;
 * - `none`: 404 as a problem document, for programs and missing files.
 *
 * @param path without query
 * @param accept the request's Accept header
 */
export function classify(path: string, accept: string | undefined): 'page' | 'missing-page' | 'none' {
  const [first = '', ...rest] = path.split('/').slice(1);
  if (path === '/' || CLIENT_ROUTES.has(first)) return 'page';
  // "//api" is not a valid path.
  if (first === '') return 'none';
  const isFile = (rest.at(-1) ?? first).includes('.');
  if (NOT_PAGES.has(first) || isFile) return 'none';
  return accept?.includes('text/html') ? 'missing-page' : 'none';
}
