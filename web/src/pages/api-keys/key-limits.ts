import type { RequestLimit } from '@latchkey/sdk';

/** Restrictions of a key. null: no restriction. */
export interface KeyLimits {
  scopes: string[] | null;
  allowedIps: string[] | null;
  /** Whether requests from other addresses are refused, or only shown. */
  allowlistMode: 'enforce' | 'observe';
  /** ISO 8601. */
  expiresAt: string | null;
  limits: RequestLimit[] | null;
}

export const UNLIMITED: KeyLimits = {
  scopes: null,
  allowedIps: null,
  allowlistMode: 'enforce',
  expiresAt: null,
  limits: null,
};
