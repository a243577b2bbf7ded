import type { AuditEvent } from '@latchkey/sdk';

/** "created the API key": what comes between who did it and the name of what they did it to. */
const PREDICATES: Partial<Record<AuditEvent['action'], string>> = {
  'account.created': 'created an account',
  'api_key.canary_used': 'used the canary key',
  'api_key.created': 'created the API key',
  'api_key.disabled': 'disabled the API key',
  'api_key.enabled': 'enabled the API key',
  'api_key.imported': 'imported API keys',
  'api_key.leaked': 'reported as leaked the API key',
  'api_key.revoked': 'revoked the API key',
  'api_key.rotated': 'rotated the API key',
  'api_key.transferred': 'transferred the API key',
  'api_key.updated': 'changed the API key',
  'document.created': 'created the document',
  'document.deleted': 'deleted the document',
  'document.updated': 'changed the document',
  'invitation.accepted': 'accepted an invitation',
  'invitation.created': 'invited',
  'invitation.revoked': 'withdrew an invitation',
  'member.added': 'added the member',
  'member.removed': 'removed the member',
  'member.role_changed': 'changed the role of',
  'member.sessions_ended': 'signed out everywhere',
  'service_account.created': 'created the service account',
  'service_account.deleted': 'deleted the service account',
  'service_account.updated': 'changed the service account',
  'webhook_delivery.redelivered': 'redelivered a webhook',
  'webhook_endpoint.created': 'created the webhook endpoint',
  'webhook_endpoint.deleted': 'deleted the webhook endpoint',
  'webhook_endpoint.disabled': 'disabled the webhook endpoint',
  'webhook_endpoint.purged': 'removed for good the webhook endpoint',
  'webhook_endpoint.tested': 'tested the webhook endpoint',
  'webhook_endpoint.updated': 'changed the webhook endpoint',
  'workspace.api_keys_revoked': 'revoked many API keys',
  'workspace.created': 'created the workspace',
  'workspace.key_policy_changed': 'changed the policy for API keys',
  'workspace.restored': 'restored the workspace',
  'workspace.suspended': 'suspended the workspace',
  'workspace.updated': 'changed the workspace',
};

/** A resource of one's own, or a later server: "invoice.created" reads "recorded invoice created for". */
export const predicateOf = (action: AuditEvent['action']): string =>
  PREDICATES[action] ?? `recorded “${action.replaceAll(/[._]/g, ' ')}” for`;

const NAMES = ['name', 'title', 'url', 'email'] as const;

/** What the event itself calls its target: the name it had then. */
export function nameInEvent({ details }: Pick<AuditEvent, 'details'>): string | undefined {
  return NAMES.map((field) => details[field]).find((value) => typeof value === 'string' && value !== '') as
    | string
    | undefined;
}

export interface Difference {
  field: string;
  /** undefined: the event says what it is now, and not what it was. */
  from: unknown;
  to: unknown;
}

/**
 * What the event changed, whichever way it says so: `changed: { field: { from, to } }`, `field: { from, to }`, or `field`
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

/** What the event says besides its target's name and its differences. */
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
  if (value === null || value === undefined) return 'none';
  if (typeof value === 'string') return value === '' ? 'empty' : value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value) && value.every((part) => typeof part !== 'object'))
    return value.length === 0 ? 'none' : value.join(', ');
  return JSON.stringify(value);
}

const inWords = (field: string): string => field.replaceAll('_', ' ');

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
