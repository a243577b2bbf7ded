/** Where to go after a single sign-on. The browser leaves the dashboard for it, so this tab remembers the page. */

const KEY = 'latchkey-next';
/** How long a sign-in at a provider may take. */
const KEPT_MS = 10 * 60_000;

/** Only paths within the dashboard: a link must not use the sign-in page to lead elsewhere. */
export const isWithinDashboard = (path: unknown): path is string =>
  typeof path === 'string' && /^\/(?![/\\])/.test(path);

export function keepNextPage(path: string | undefined): void {
  if (path === undefined) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, JSON.stringify({ path, until: Date.now() + KEPT_MS }));
}

/** Returns the page once, and forgets it. */
export function takeNextPage(): string | undefined {
  const kept = sessionStorage.getItem(KEY);
  if (kept === null) return undefined;
  sessionStorage.removeItem(KEY);
  const { path, until } = JSON.parse(kept) as { path: unknown; until: number };
  return until > Date.now() && isWithinDashboard(path) ? path : undefined;
}
