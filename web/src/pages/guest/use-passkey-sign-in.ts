import { useEffect } from 'react';
import { type Action, useAction } from '../../api/use-action';
import { askForPasskey, offerPasskeys, stopOffering, whyNoPasskeys } from '../../session/passkeys';
import { session } from '../../session/session';

/** A little less than options are good for. */
const OFFER_ANEW_MS = 4.5 * 60_000;

const SIGNS_OF_LIFE = ['pointermove', 'pointerdown', 'keydown'] as const;

const options = async () => (await session.beginPasskeyLogin()).passkeyOptions;

/** Signing in with a passkey: at the press of a button, or from what the browser offers to fill in. */
export function usePasskeySignIn(onSignedIn: () => Promise<void>): Action<[], void> {
  const action = useAction(async () => {
    await session.passkeyLogin(await askForPasskey(await options()), { maxRetries: 0 });
    await onSignedIn();
  });
  const offered = useAction(async (assertion: Record<string, unknown>) => {
    await session.passkeyLogin(assertion, { maxRetries: 0 });
    await onSignedIn();
  });
  const accept = offered.run;
  useEffect(() => {
    if (whyNoPasskeys() !== undefined) return undefined;
    // Nobody asked for it: where it fails, the page is as good as before.
    const offer = (): void => {
      void offerPasskeys(options)
        .then((assertion) => assertion && accept(assertion))
        .catch(() => undefined);
    };
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
  }, [accept]);
  return {
    run: action.run,
    pending: action.pending || offered.pending,
    error: action.error ?? offered.error,
    clearError: action.clearError,
  };
}
