import { Latchkey } from '@latchkey/sdk';
import { serverUrl } from '../base-path';
import { noteServerAway, serverReturned } from '../api/connection';
import { isServerAway } from '../api/describe-error';
import { askForStepUp } from './step-up';
import { showUnseen } from './show-unseen';

/**
 * The session. The access token is only in the SDK's memory, and the refresh token in a cookie that no script can read;
 * tabs notify each other of sign-outs.
 */
export const session = Latchkey.session({
  baseUrl: serverUrl,
  onStepUp: askForStepUp,
  // Deletions sent while the page is being left, when undo is no longer possible, still reach the server.
  fetch: async (url, init) => showUnseen(await fetch(url, { ...init, keepalive: init.method === 'DELETE' })),
});

let restoring: Promise<void> | undefined;

/**
 * Whether a user is signed in. The first call asks the server, which may recognise this browser by its cookie, and
 * waits as long as the server is away, because that does not mean "signed out".
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
