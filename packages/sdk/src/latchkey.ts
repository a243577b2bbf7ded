import { LatchkeyClient } from './client.js';
import { type Credentials, Http } from './http.js';
import { type LatchkeyOptions, resolveApiKey, resolveConnection } from './options.js';
import { LatchkeySession, type SessionOptions } from './session.js';

/**
 * The API, authenticated with an API key.
 *
 *     const latchkey = new Latchkey({ apiKey, baseUrl: 'https://latchkey.example.com' });
 *     const { workspace, scopes } = await latchkey.me();
 */
export class Latchkey extends LatchkeyClient {
  /** @throws UsageError if an option is missing here and in the environment */
  constructor(options: LatchkeyOptions = {}) {
    super(new Http(resolveConnection(options), apiKeyCredentials(resolveApiKey(options.apiKey))));
  }

  /** The API for a user who signs in: for browser apps, and for programs on a user's own machine. */
  static session(options: SessionOptions = {}): LatchkeySession {
    return new LatchkeySession(options);
  }
}

/**
 * Keeps the key in a closure, out of sight of inspection. Sends it as a bearer token, which proxies and logs know to
 * hide and which may be an access token as well.
 */
const apiKeyCredentials = (apiKey: string): Credentials => ({
  headers: () => Promise.resolve({ Authorization: `Bearer ${apiKey}` }),
  // A rejected key stays rejected.
  renew: () => Promise.resolve(false),
});
