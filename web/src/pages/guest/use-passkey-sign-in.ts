import { useCallback, useEffect } from 'react';
import { type Action, useAction } from '../../api/use-action';
import { askForPasskey, offerPasskeys, stopOffering, whyNoPasskeys } from '../../session/passkeys';
import { session } from '../../session/session';

/** A little less than options are good for. */
const OFFER_ANEW_MS = 4.5 * 60_000;

const SIGNS_OF_LIFE = ['pointermove', 'pointerdown', 'keydown'] as const;

const options = async () => (await session.beginPasskeyLogin()).passkeyOptions;

/** Signing in with a passkey: at the press of a button, or from what the browser offers to fill in. */
export function usePasskeySignIn(onSignedIn: () => Promise<void>): Action<[], void> {
  const { run: accept, ...offered } = useAction(async (assertion: Record<string, unknown>) => {
    await session.passkeyLogin(assertion, { maxRetries: 0 });
    await onSignedIn();
  });
  // Nobody asked for it: where it fails, the page is as good as before.
  const offer = useCallback((): void => {
    void offerPasskeys(options)
      .then((assertion) => assertion && accept(assertion))
      .catch(() => undefined);
  }, [accept]);
  const action = useAction(async () => {
    try {
      await session.passkeyLogin(await askForPasskey(options), { maxRetries: 0 });
    } catch (error) {
      // The question ended the offer.
      offer();
      throw error;
    }
    await onSignedIn();
  });
  useEffect(() => {
    if (whyNoPasskeys() !== undefined) return undefined;
    // With the first sign of life, so that the page itself loads as quickly as without.
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
