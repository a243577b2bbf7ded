import type { RefreshTokenStore } from '@latchkey/sdk';
import { withFileLock } from './file-lock.js';
import { sessionFile } from './paths.js';
import { readPrivateFile, removePrivateFile, writePrivateFile } from './private-file.js';

/**
 * Stores the refresh token of a profile, and neither the password nor the access token. Each command exchanges the
 * token for a new one, one command at a time: a token used twice would count as stolen.
 *
 * The lock is taken before the token is used, so that a read-only directory leaves the session as it is.
 */
export function sessionFileStore(profile: string, baseUrl: string): RefreshTokenStore {
  const file = sessionFile(profile);
  return {
    async load() {
      const { refresh_token: token, base_url: issuer } = (await readPrivateFile(file)) ?? {};
      // The token is sent only to the server that issued it.
      return typeof token === 'string' && issuer === baseUrl ? token : null;
    },
    save: (refreshToken) => writePrivateFile(file, { base_url: baseUrl, refresh_token: refreshToken }),
    clear: () => removePrivateFile(file),
    lock: (work) => withFileLock(`${file}.lock`, work),
  };
}

/** Whether the profile has a session. */
export const hasSession = async (profile: string): Promise<boolean> =>
  (await readPrivateFile(sessionFile(profile))) !== undefined;
