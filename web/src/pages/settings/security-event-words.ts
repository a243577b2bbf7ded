import type { SecurityEvent } from '@latchkey/sdk';
import { type Message, t } from '../../language/translate';

const WORDS = {
  'session.started': 'Signed in',
  'session.ended': 'Session ended',
  'session.reuse_detected': 'Session ended: its token was used twice',
  'session.stepped_up': 'Confirmed that it was you',
  'account.password_changed': 'Password changed',
  'account.password_reset_requested': 'Password reset requested',
  'account.password_reset': 'Password reset by email',
  'account.email_verification_requested': 'Confirmation of the email address sent',
  'account.email_verified': 'Email address confirmed',
  'account.email_change_requested': 'Change of the email address requested',
  'account.email_changed': 'Email address changed',
  'account.factor_added': 'Second factor added',
  'account.factor_removed': 'Second factor removed',
  'account.factor_renamed': 'Second factor renamed',
  'account.factors_reset': 'All second factors removed',
  'account.passkey_cloned': 'Passkey refused: it may have been copied',
  'account.recovery_codes_created': 'New recovery codes created',
  'account.recovery_code_used': 'Recovery code used',
  'account.second_factor_requested': 'Right password, asked for the second factor',
  'account.second_factor_failed': 'Second factor refused',
  'account.identity_linked': 'Identity provider linked',
  'account.identity_unlinked': 'Identity provider unlinked',
} as const satisfies Partial<Record<SecurityEvent['action'], Message>>;

const REASONS = {
  signed_out: 'you signed out',
  ended_by_user: 'you ended it',
  ended_by_admin: 'an admin ended it',
  ended_by_operator: 'the operator ended it',
  password_changed: 'the password was changed',
  password_reset: 'the password was reset',
  second_factor_reset: 'the second factors were reset',
  too_many_sessions: 'there were too many',
  reset_by_operator: 'by the operator',
  reset_by_owner: 'at the request of an owner',
  restored: 'a backup was restored',
} as const satisfies Record<string, Message>;

const isIn = <Table extends object>(table: Table, key: PropertyKey): key is keyof Table =>
  Object.hasOwn(table, key);

/** What happened, with its reason or target. An action of a later version is shown by name. */
export function wordsOf({ action, reason, name }: Pick<SecurityEvent, 'action' | 'reason' | 'name'>): string {
  const words = isIn(WORDS, action) ? t(WORDS[action]) : action.replace(/^\w+\./, '').replaceAll('_', ' ');
  if (name !== null) return `${words}: ${name}`;
  return reason !== null && isIn(REASONS, reason) ? `${words}: ${t(REASONS[reason])}` : words;
}
