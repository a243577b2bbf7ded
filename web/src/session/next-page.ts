/** Where to go on after a single sign-on: the browser leaves the dashboard for it, and this tab alone remembers. */

const KEY = 'latchkey-next';
/** As long as a sign-in at a provider may take. */
const KEPT_MS = 10 * 60_000;

/** Only ways within the dashboard: a link must not lead elsewhere by way of the sign-in page. */
export const isWithinDashboard = (path: unknown): path is string =>
  typeof path === 'string' && /^\/(?![/\\])/.test(path);

export function keepNextPage(path: string | undefined): void {
  if (path === undefined) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, JSON.stringify({ path, until: Date.now() + KEPT_MS }));
}

/** @returns it once */
export function takeNextPage(): string | undefined {
  const kept = sessionStorage.getItem(KEY);
  if (kept === null) return undefined;
  sessionStorage.removeItem(KEY);
  const { path, until } = JSON.parse(kept) as { path: unknown; until: number };
  return until > Date.now() && isWithinDashboard(path) ? path : undefined;
}
