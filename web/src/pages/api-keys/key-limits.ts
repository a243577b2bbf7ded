import type { RequestLimit } from '@latchkey/sdk';

/** What narrows a key. null: does not. */
export interface KeyLimits {
  scopes: string[] | null;
  allowedIps: string[] | null;
  /** ISO 8601. */
  expiresAt: string | null;
  limits: RequestLimit[] | null;
}

export const UNLIMITED: KeyLimits = { scopes: null, allowedIps: null, expiresAt: null, limits: null };
