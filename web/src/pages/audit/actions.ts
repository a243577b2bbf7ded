import type { AuditEvent } from '@latchkey/sdk';

export type AuditAction = AuditEvent['action'];

/** What happened, in words; the order is that of the filter. */
export const ACTIONS: Partial<Record<AuditAction, string>> = {
  'account.created': 'Account created',
  'api_key.created': 'API key created',
  'api_key.updated': 'API key changed',
  'api_key.rotated': 'API key rotated',
  'api_key.revoked': 'API key revoked',
  'api_key.leaked': 'API key reported as leaked',
  'document.created': 'Document created',
  'document.updated': 'Document changed',
  'document.deleted': 'Document deleted',
  'invitation.created': 'Invitation created',
  'invitation.revoked': 'Invitation withdrawn',
  'invitation.accepted': 'Invitation accepted',
  'member.added': 'Member added',
  'member.role_changed': 'Role changed',
  'member.sessions_ended': 'Member signed out everywhere',
  'member.removed': 'Member removed',
  'webhook_endpoint.created': 'Webhook endpoint created',
  'webhook_endpoint.updated': 'Webhook endpoint changed',
  'webhook_endpoint.deleted': 'Webhook endpoint deleted',
  'webhook_endpoint.purged': 'Deleted webhook endpoint removed',
  'webhook_endpoint.disabled': 'Webhook endpoint disabled',
  'webhook_endpoint.tested': 'Webhook endpoint tested',
  'webhook_delivery.redelivered': 'Webhook redelivered',
  'workspace.created': 'Workspace created',
  'workspace.updated': 'Workspace changed',
  'workspace.api_keys_revoked': 'Many API keys revoked',
};

/** A later server may know more; their own names are good enough then. */
export const actionWords = (action: AuditAction): string => ACTIONS[action] ?? action;

export const isAuditAction = (text: string): text is AuditAction => Object.hasOwn(ACTIONS, text);
