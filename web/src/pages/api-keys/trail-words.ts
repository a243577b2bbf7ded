import type { AuditEvent } from '@latchkey/sdk';

const WORDS: Record<string, string> = {
  'api_key.created': 'Created',
  'api_key.imported': 'Imported',
  'api_key.updated': 'Changed',
  'api_key.rotated': 'Rotated',
  'api_key.revoked': 'Revoked',
  'api_key.transferred': 'Transferred to a service account',
  'api_key.disabled': 'Disabled',
  'api_key.enabled': 'Enabled',
  'api_key.leaked': 'Reported as leaked',
  'api_key.canary_used': 'Canary used',
};

/** An event of a key's history, in words. */
export const trailWords = ({ action, details }: Pick<AuditEvent, 'action' | 'details'>): string =>
  action === 'api_key.updated' && details['reason'] === 'key_policy'
    ? 'Expiry shortened by the policy for API keys'
    : (WORDS[action] ?? action);
