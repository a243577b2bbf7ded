import { createHash, randomBytes } from 'node:crypto';
import type { LatchkeySession } from '@latchkey/sdk';
import { CliError } from '../cli-error.js';
import { exitCodes } from '../exit-codes.js';
import { tell } from '../output/output.js';
import { printable } from '../output/printable.js';
import { deviceName } from './device-name.js';
import { type Callback, listenOnLoopback } from './loopback.js';
import { openBrowser } from './open-browser.js';

/** Long enough for a user who has to find their second factor. */
const PATIENCE_MS = 10 * 60_000;

interface BrowserLogin {
  session: LatchkeySession;
  baseUrl: string;
  /** Whether to open the browser, or only to print the URL. */
  opens: boolean;
}

/** The authorization code flow with PKCE, and a redirect to this program (RFC 8252). */
export async function loginInBrowser({ session, baseUrl, opens }: BrowserLogin): Promise<void> {
  const state = random();
  const codeVerifier = random();
  const loopback = await listenOnLoopback(state);
  try {
    const url = pageOf(baseUrl, 'cli-login', {
      port: String(loopback.port),
      state,
      code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
      device_name: deviceName(),
    });
    tell(opens ? 'Your browser opens this page. If it does not, open it yourself:' : 'Open this page:');
    tell(`  ${url}`);
    if (opens) openBrowser(url);
    const callback = await loopback.callback(timeout());
    await finish(callback, baseUrl, (code) => session.cliLogin({ code, codeVerifier, port: loopback.port }));
  } finally {
    loopback.close();
  }
}

async function finish(
  { parameters, answer }: Callback,
  baseUrl: string,
  exchange: (code: string) => Promise<void>,
): Promise<void> {
  const show = (outcome: string): Promise<void> => answer(pageOf(baseUrl, 'cli-login/done', { outcome }));
  const [code, error, issuer] = ['code', 'error', 'iss'].map((name) => parameters.get(name));
  if (error === 'access_denied') {
    await show('denied');
    throw new CliError('The sign-in was denied in the browser.', exitCodes.notAuthenticated);
  }
  try {
    // The callback names its server (RFC 9207). If the browser was led to a different server, that one's code is not
    // used.
    if (addressOf(issuer ?? '') !== addressOf(baseUrl)) throw otherServer(issuer ?? '', baseUrl);
    await exchange(code ?? '');
  } catch (failure) {
    await show('failed');
    throw failure;
  }
  await show('signed-in');
}

const otherServer = (issuer: string, baseUrl: string): CliError =>
  new CliError(
    `The browser ended up at ${printable(issuer) || 'another server'}, and this profile is for ${baseUrl}. If that is the same ` +
      'server, save its address with "latchkey configure --no-key --base-url <url>" and sign in again.',
    exitCodes.notAuthenticated,
  );

const random = (): string => randomBytes(32).toString('base64url');

const timeout = (): AbortSignal => {
  const controller = new AbortController();
  setTimeout(
    () => controller.abort(new CliError('Nobody approved the sign-in within 10 minutes. Start again.')),
    PATIENCE_MS,
  ).unref();
  return controller.signal;
};

const pageOf = (baseUrl: string, page: string, parameters: Record<string, string>): string =>
  `${addressOf(baseUrl)}/${page}?${new URLSearchParams(parameters).toString()}`;

/** Removes what the SDK also removes: a trailing slash, and the API's path. */
export function addressOf(text: string): string {
  if (!URL.canParse(text)) return '';
  const { origin, pathname } = new URL(text);
  return origin + pathname.replace(/\/+$/, '').replace(/\/api(\/v1)?$/, '');
}
