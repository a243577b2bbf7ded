/**
 * Who makes a change, from where, in which request: what the audit trail records.
 * `kind: 'anonymous'` is for sign-up and sign-in, `system` for what the server does by itself.
 */
export interface Actor {
  kind: 'user' | 'api_key' | 'anonymous' | 'system';
  userId: string | null;
  apiKeyId: string | null;
  /** The caller's address, as far as proxies are trusted; null for `system`. */
  address: string | null;
  requestId: string | null;
}

export const systemActor: Actor = {
  kind: 'system',
  userId: null,
  apiKeyId: null,
  address: null,
  requestId: null,
};
