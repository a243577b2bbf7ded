import type { AuditEvent } from '@latchkey/sdk';
import { absoluteTime } from '../../components/time/format-time';
import { t, translateDeclared } from '../../language/translate';

/** The names of target kinds, unless they are the kind with spaces. */
const NOUNS: Record<string, string> = { api_key: 'API key' };

/** The verbs of actions, unless they are the action's own name. */
const VERBS: Record<string, string> = { updated: 'changed', purged: 'permanently removed' };

/** Predicates that do not follow from the action's name. */
const PREDICATES: Partial<Record<AuditEvent['action'], string>> = {
  'account.created': 'created an account',
  'api_key.canary_used': 'detected a use of the canary key',
  'api_key.imported': 'imported API keys',
  'api_key.leaked': 'reported the leak of the API key',
  'invitation.accepted': 'accepted an invitation',
  'invitation.created': 'invited',
  'invitation.revoked': 'withdrew an invitation',
  'invitation.taken_over': 'kept an invitation of a former member',
  'member.factor_reset_requested': 'requested a reset of the second factors of',
  'member.factor_reset_stopped': 'stopped the reset of the second factors of',
  'member.factors_reset': 'reset the second factors of',
  'member.role_changed': 'changed the role of',
  'member.sessions_ended': 'ended the sessions of',
  'webhook_delivery.redelivered': 'redelivered a webhook',
  'webhook_endpoint.secret_rotated': 'rotated the secret of the webhook endpoint',
  'workspace.api_keys_revoked': 'revoked many API keys',
  'workspace.key_policy_changed': 'changed the policy for API keys',
  'workspace.identity_provider_removed': 'removed the identity provider of the workspace',
  'workspace.identity_provider_set': 'configured the identity provider of the workspace',
  'workspace.sso_enforced': 'required single sign-on in the workspace',
  'workspace.sso_relaxed': 'stopped requiring single sign-on in the workspace',
  'workspace.limits_max_changed': 'changed the request limit cap of the workspace',
};

export const nounOf = (targetType: string): string => NOUNS[targetType] ?? targetType.replaceAll('_', ' ');

/** "created the API key": what comes between the actor and the name of the target, in English. */
export function predicateOf(action: AuditEvent['action']): string {
  const [targetType = '', verb = ''] = action.split('.');
  return PREDICATES[action] ?? `${VERBS[verb] ?? verb.replaceAll('_', ' ')} the ${nounOf(targetType)}`;
}

/** By which dictionaries list the sentence for an action: a language may need the verb after the target's name. */
export const messageFor = (action: AuditEvent['action']): string => `{actor} ${predicateOf(action)} {name}`;

/** The sentence for an action, with places for the `{actor}` and, if the event has one, for the `{name}`. */
export function sentenceFor(action: AuditEvent['action'], isNamed: boolean): string {
  const sentence = translateDeclared(messageFor(action));
  return isNamed ? sentence : sentence.replace(' {name}', '');
}

const NAMES = ['name', 'title', 'url', 'email'] as const;

/** The target's name according to the event: its name at the time. */
export function nameInEvent({ details }: Pick<AuditEvent, 'details'>): string | undefined {
  return NAMES.map((field) => details[field]).find((value) => typeof value === 'string' && value !== '') as
    | string
    | undefined;
}

export interface Difference {
  field: string;
  /** undefined: the event states only the new value. */
  from: unknown;
  to: unknown;
}

/**
 * What the event changed, in any of its forms: `changed: { field: { from, to } }`, `field: { from, to }`, or `field`
 * beside `previous_field`.
 */
export function differencesOf({ details }: Pick<AuditEvent, 'details'>): Difference[] {
  const { changed, ...others } = details;
  const all = { ...others, ...(isRecord(changed) ? changed : {}) };
  return Object.entries(all).flatMap(([field, value]): Difference[] => {
    if (isRecord(value) && 'from' in value && 'to' in value)
      return [{ field: inWords(field), from: value['from'], to: value['to'] }];
    const now = /^previous_(.+)$/.exec(field)?.[1];
    if (now === undefined || !(now in details) || details[now] === value) return [];
    return [{ field: inWords(now), from: value, to: details[now] }];
  });
}

/** The event's facts other than its target's name and its differences. */
export function factsOf(event: Pick<AuditEvent, 'details'>): [field: string, value: string][] {
  const { details } = event;
  const name = nameInEvent(event);
  return Object.entries(details).flatMap(([field, value]): [string, string][] => {
    const isTold =
      field === 'changed' ||
      value === null ||
      (isRecord(value) && 'from' in value && 'to' in value) ||
      ((NAMES as readonly string[]).includes(field) && value === name) ||
      `previous_${field}` in details ||
      (field.startsWith('previous_') && field.slice('previous_'.length) in details);
    return isTold ? [] : [[inWords(field), valueInWords(value)]];
  });
}

export function valueInWords(value: unknown): string {
  if (value === null || value === undefined) return t('none');
  if (typeof value === 'string')
    return value === '' ? t('empty') : TIME.test(value) ? absoluteTime(value) : value;
  if (typeof value === 'boolean') return value ? t('yes') : t('no');
  if (Array.isArray(value) && value.every((part) => typeof part !== 'object'))
    return value.length === 0 ? t('none') : value.join(', ');
  return JSON.stringify(value);
}

const TIME = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** As people write them. */
const WORDS: Record<string, string> = { api: 'API', id: 'ID', ids: 'IDs', ips: 'IP addresses', url: 'URL' };

const inWords = (field: string): string =>
  field
    .split('_')
    .map((word) => WORDS[word] ?? word)
    .join(' ');

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
