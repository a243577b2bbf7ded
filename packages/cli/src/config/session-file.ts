import type { RefreshTokenStore } from '@latchkey/sdk';
import { withFileLock } from './file-lock.js';
import { sessionFile } from './paths.js';
import { readPrivateFile, removePrivateFile, writePrivateFile } from './private-file.js';

/**
 * Where this device keeps the refresh token of a profile: never the password, and never the access token. Each command
 * exchanges the token for a new one, one command at a time: a token that is used twice would count as stolen.
 *
 * The lock is made before the token is spent. Where nothing can be written, the session stays as it is.
 */
export function sessionFileStore(profile: string, baseUrl: string): RefreshTokenStore {
  const file = sessionFile(profile);
  return {
    async load() {
      const { refresh_token: token, base_url: issuer } = (await readPrivateFile(file)) ?? {};
      // It goes to the server that it is from, and to no other.
      return typeof token === 'string' && issuer === baseUrl ? token : null;
    },
    save: (refreshToken) => writePrivateFile(file, { base_url: baseUrl, refresh_token: refreshToken }),
    clear: () => removePrivateFile(file),
    lock: (work) => withFileLock(`${file}.lock`, work),
  };
}

/** Whether somebody has signed in, and not out. */
export const hasSession = async (profile: string): Promise<boolean> =>
  (await readPrivateFile(sessionFile(profile))) !== undefined;
