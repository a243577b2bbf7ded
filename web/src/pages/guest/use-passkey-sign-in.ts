import { useCallback, useEffect } from 'react';
import { type Action, useAction } from '../../api/use-action';
import { askForPasskey, offerPasskeys, stopOffering, whyNoPasskeys } from '../../session/passkeys';
import { session } from '../../session/session';

/** Slightly less than the lifetime of the options. */
const OFFER_ANEW_MS = 4.5 * 60_000;

const SIGNS_OF_LIFE = ['pointermove', 'pointerdown', 'keydown'] as const;

const options = async () => (await session.beginPasskeyLogin()).passkeyOptions;

/** Signing in with a passkey: by button, or from the browser's autofill. */
export function usePasskeySignIn(onSignedIn: () => Promise<void>): Action<[], void> {
  const { run: accept, ...offered } = useAction(async (assertion: Record<string, unknown>) => {
    await session.passkeyLogin(assertion, { maxRetries: 0 });
    await onSignedIn();
  });
  // The user did not ask for it, so a failure changes nothing on the page.
  const offer = useCallback((): void => {
    void offerPasskeys(options)
      .then((assertion) => assertion && accept(assertion))
      .catch(() => undefined);
  }, [accept]);
  const action = useAction(async () => {
    try {
      await session.passkeyLogin(await askForPasskey(options), { maxRetries: 0 });
    } catch (error) {
      // The request has ended the offer.
      offer();
      throw error;
    }
    await onSignedIn();
  });
  useEffect(() => {
    if (whyNoPasskeys() !== undefined) return undefined;
    // On the first interaction, so that the page itself loads as quickly as without.
    let again: ReturnType<typeof setInterval> | undefined;
    const begin = (): void => {
      if (again !== undefined) return;
      again = setInterval(offer, OFFER_ANEW_MS);
      offer();
    };
    for (const event of SIGNS_OF_LIFE) window.addEventListener(event, begin, { once: true });
    return () => {
      for (const event of SIGNS_OF_LIFE) window.removeEventListener(event, begin);
      if (again === undefined) return;
      clearInterval(again);
      void stopOffering().catch(() => undefined);
    };
  }, [offer]);
  return {
    run: action.run,
    pending: action.pending || offered.pending,
    error: action.error ?? offered.error,
    clearError: action.clearError,
  };
}
