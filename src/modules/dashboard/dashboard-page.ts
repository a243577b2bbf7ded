import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../core/config/project-folder.js';

const ROOT = join(projectFolder, 'web/dist');

/** The dashboard as built by `npm run build`. */
export interface DashboardFiles {
  /** Absolute path of the folder. */
  root: string;
  indexHtml: string;
  /** The same page with less code, for `GUEST_PAGES`. */
  guestHtml: string;
}

/**
 * Reads the pages once, at start-up.
 *
 * @returns undefined if the dashboard was not built
 */
export function readDashboardFiles(): DashboardFiles | undefined {
  try {
    const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8');
    return { root: ROOT, indexHtml: read('index.html'), guestHtml: read('guest.html') };
  } catch {
    return undefined;
  }
}

/** Placeholder in the built page for each response's nonce. Also used in `web/index.html`. */
const NONCE_PLACE = '__NONCE__';
const SIGNUP_PLACE = '__SIGNUP__';
const PROVIDERS_PLACE = '__IDENTITY_PROVIDERS__';
const BASE_PATH_PLACE = '__BASE__';

/** What the page has to know before anyone signs in. */
export interface PageSettings {
  /** Whether strangers may create accounts. */
  signup: 'open' | 'closed';
  /** The ways to sign in other than a password. */
  identityProviders: readonly { id: string; name: string }[];
  /** What precedes every path as callers see it: `/latchkey`, or empty. */
  basePath: string;
}

const inAttribute = (providers: PageSettings['identityProviders']): string =>
  JSON.stringify(providers.map(({ id, name }) => ({ id, name })))
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;');

/** The page with its settings inserted. */
export const withSettings = (
  indexHtml: string,
  { signup, identityProviders, basePath }: PageSettings,
): string =>
  indexHtml
    .replaceAll(SIGNUP_PLACE, signup)
    .replaceAll(PROVIDERS_PLACE, () => inAttribute(identityProviders))
    .replaceAll(BASE_PATH_PLACE, basePath);

/**
 * The page for one response. Styles that the component library creates at run time carry the response's nonce; there
 * are no inline scripts, and nothing is loaded from or sent to other origins.
 */
export function renderPage(
  indexHtml: string,
  settings: PageSettings,
): { html: string; contentPolicy: string } {
  const nonce = randomBytes(16).toString('base64url');
  return {
    html: withSettings(indexHtml.replaceAll(NONCE_PLACE, nonce), settings),
    contentPolicy: [
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
      "img-src 'self' data:",
      "connect-src 'self'",
      "font-src 'self'",
      "manifest-src 'self'",
      "base-uri 'none'",
      // Scripts submit the forms. If a script fails, the browser must not put a password into a URL.
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  };
}
