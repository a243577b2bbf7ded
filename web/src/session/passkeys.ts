import type { PasskeyAssertion } from '@latchkey/sdk';
import { type Message, t } from '../language/translate';

type Options = Record<string, unknown>;
type AskOptions = () => Options | Promise<Options>;
type Library = typeof import('@simplewebauthn/browser');

/** Why the browser returned no passkey, in words for the user. */
export class PasskeyError extends Error {}

const IP_ADDRESS = /^(\d+\.\d+\.\d+\.\d+|\[.*\])$/;

/**
 * Browsers bind passkeys to a host name.
 *
 * @returns why this URL cannot have any; undefined if it can
 */
export function whyNoPasskeys(): string | undefined {
  const { hostname, port } = window.location;
  if (hostname === '127.0.0.1') {
    return t('Passkeys do not work at an IP address. Open the dashboard at {url}.', {
      url: `http://localhost:${port}`,
    });
  }
  if (IP_ADDRESS.test(hostname)) return t('Passkeys do not work at an IP address, only at a host name.');
  return window.isSecureContext && 'PublicKeyCredential' in window
    ? undefined
    : t('This browser does not support passkeys here.');
}

/** The number of requests that the user has started by a button. An offer that began later would cancel them. */
let asksPending = 0;

/** Loaded only when needed, which keeps the sign-in page fast. */
const load = (): Promise<Library> => import('@simplewebauthn/browser');

/**
 * Asks the user for one of their passkeys.
 *
 * @throws {PasskeyError}
 */
export const askForPasskey = (options: AskOptions): Promise<PasskeyAssertion> =>
  ask(options, ({ startAuthentication }, optionsJSON) => startAuthentication({ optionsJSON }));

/**
 * Lets the browser offer passkeys as autofill. Waits until the user picks one; any other request for a passkey ends the
 * wait.
 *
 * @returns undefined if the user picked none
 */
export async function offerPasskeys(options: () => Promise<Options>): Promise<PasskeyAssertion | undefined> {
  const { browserSupportsWebAuthnAutofill, startAuthentication } = await load();
  if (!(await browserSupportsWebAuthnAutofill())) return undefined;
  const optionsJSON = (await options()) as never;
  if (asksPending > 0) return undefined;
  try {
    return { ...(await startAuthentication({ optionsJSON, useBrowserAutofill: true })) };
  } catch {
    return undefined;
  }
}

/** Ends a pending request for a passkey. */
export const stopOffering = async (): Promise<void> => (await load()).WebAuthnAbortService.cancelCeremony();

/**
 * Creates a passkey on this device, or where the user chooses.
 *
 * @throws {PasskeyError}
 */
export const createPasskey = (options: AskOptions): Promise<Record<string, unknown>> =>
  ask(options, ({ startRegistration }, optionsJSON) => startRegistration({ optionsJSON }));

const WORDS = {
  ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED: 'This device already has a passkey for your account.',
  ERROR_AUTHENTICATOR_MISSING_DISCOVERABLE_CREDENTIAL_SUPPORT: 'This device cannot store passkeys.',
  ERROR_AUTHENTICATOR_MISSING_USER_VERIFICATION_SUPPORT:
    'This device does not recognise you. Set up a screen lock, a PIN or a fingerprint first.',
  ERROR_INVALID_DOMAIN: 'Passkeys only work at this server’s own address, and this page has a different one.',
  ERROR_INVALID_RP_ID: 'Passkeys only work at this server’s own address, and this page has a different one.',
} as const satisfies Record<string, Message>;

const isKnown = (code: string): code is keyof typeof WORDS => Object.hasOwn(WORDS, code);

async function ask(
  options: AskOptions,
  work: (library: Library, optionsJSON: never) => Promise<object>,
): Promise<Record<string, unknown>> {
  const why = whyNoPasskeys();
  if (why !== undefined) throw new PasskeyError(why);
  asksPending += 1;
  try {
    const library = await load();
    const optionsJSON = (await options()) as never;
    try {
      return { ...(await work(library, optionsJSON)) };
    } catch (error) {
      const code = error instanceof library.WebAuthnError ? error.code : '';
      throw new PasskeyError(
        isKnown(code)
          ? t(WORDS[code])
          : t('It was cancelled, took too long, or there is no passkey. Try again.'),
      );
    }
  } finally {
    asksPending -= 1;
  }
}
