import { Latchkey } from '@latchkey/sdk';
import { serverUrl } from '../base-path';
import { noteServerAway, serverReturned } from '../api/connection';
import { isServerAway } from '../api/describe-error';
import { askForStepUp } from './step-up';
import { showUnseen } from './show-unseen';

/**
 * Who is signed in. The access token is in the SDK's memory alone, and the refresh token in a cookie that no
 * script can read; tabs tell each other when they sign out.
 */
export const session = Latchkey.session({
  baseUrl: serverUrl,
  onStepUp: askForStepUp,
  // What is deleted while the page goes away, because nobody can want it back any more, is deleted all the same.
  fetch: async (url, init) => showUnseen(await fetch(url, { ...init, keepalive: init.method === 'DELETE' })),
});

let restoring: Promise<void> | undefined;

/**
 * Whether somebody is signed in. The first call asks the server, which may know this browser by its cookie, and
 * waits as long as the server is away: that is not "signed out".
 */
export async function isSignedIn(): Promise<boolean> {
  if (session.state.status === 'unknown') {
    restoring ??= restorePatiently();
    await restoring;
  }
  return session.state.status === 'signed-in';
}

async function restorePatiently(): Promise<void> {
  for (;;) {
    try {
      await session.restore();
      return;
    } catch (error) {
      if (!isServerAway(error)) throw error;
      noteServerAway();
      await serverReturned();
    }
  }
}
