/** Everything that the audit trail tells about: `<target>.<what happened>`. */
export const AUDIT_ACTIONS = [
  'account.created',
  'account.password_changed',
  'session.started',
  'session.ended',
  'session.reuse_detected',
  'workspace.created',
  'workspace.updated',
  'workspace.deleted',
  'member.added',
  'member.role_changed',
  'member.removed',
  'invitation.created',
  'invitation.revoked',
  'invitation.accepted',
  'api_key.created',
  'api_key.updated',
  'api_key.rotated',
  'api_key.revoked',
  'api_key.leaked',
  'document.created',
  'document.updated',
  'document.deleted',
] as const;

export type AuditAction = (typeof AUDIT_ACTIONS)[number];
