import { LatchkeyClient } from './client.js';
import { type Credentials, Http } from './http.js';
import { type LatchkeyOptions, resolveApiKey, resolveConnection } from './options.js';
import { LatchkeySession, type SessionOptions } from './session.js';

/**
 * The API, called with an API key.
 *
 *     const latchkey = new Latchkey({ apiKey, baseUrl: 'https://latchkey.example.com' });
 *     for await (const document of latchkey.documents.list()) console.log(document.title);
 */
export class Latchkey extends LatchkeyClient {
  /** @throws UsageError if an option is missing, here and in the environment */
  constructor(options: LatchkeyOptions = {}) {
    super(new Http(resolveConnection(options), apiKeyCredentials(resolveApiKey(options.apiKey))));
  }

  /** The API, called by a person who signs in: for browser apps, and for programs on somebody's own machine. */
  static session(options: SessionOptions = {}): LatchkeySession {
    return new LatchkeySession(options);
  }
}

/**
 * In a closure, where no inspection finds it. Sent as a bearer token, which proxies and logs know to hide; the
 * server takes an access token there as well.
 */
const apiKeyCredentials = (apiKey: string): Credentials => ({
  headers: () => Promise.resolve({ Authorization: `Bearer ${apiKey}` }),
  // A key that is refused stays refused.
  renew: () => Promise.resolve(false),
});
