import type { AuditEvent } from '@latchkey/sdk';
import { type Message, t } from '../../language/translate';

const WORDS = {
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
} as const satisfies Record<string, Message>;

const isKnown = (action: string): action is keyof typeof WORDS => Object.hasOwn(WORDS, action);

/** An event of a key's history, in words. */
export function trailWords({ action, details }: Pick<AuditEvent, 'action' | 'details'>): string {
  if (action === 'api_key.updated' && details['reason'] === 'key_policy')
    return t('Expiry shortened by the policy for API keys');
  return isKnown(action) ? t(WORDS[action]) : action;
}
