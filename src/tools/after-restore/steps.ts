import { auditActions } from '../../core/resource/declared.js';
import type { AuditAction, AuthorityAction } from '../../core/resource/resources.js';
import type { LostEvent } from './lost-events.js';

interface Step {
  /** Its effect on the event's target, for the plan. */
  words: string;
  /** Returns whether there was anything to do. */
  method:
    | 'revokeKey'
    | 'changeKey'
    | 'disableKey'
    | 'disableTransferredKey'
    | 'setKeyPolicy'
    | 'removeMember'
    | 'deleteServiceAccount'
    | 'changeServiceAccount'
    | 'changeRole'
    | 'withdrawInvitation'
    | 'deleteWorkspace'
    | 'deleteAccount'
    | 'suspendAccount'
    | 'suspendWorkspace'
    | 'changeWorkspace'
    | 'limitWorkspace'
    | 'enforceSso'
    | 'removeProvider'
    | 'removeReplacedProvider'
    | 'voidPassword'
    | 'changeEmail'
    | 'forgetFactors'
    | 'forgetIdentities'
    | 'holdToPassword'
    | 'voidRecoveryCodes'
    | 'changeEndpoint'
    | 'deleteEndpoint'
    | 'endEndpointSecret'
    | 'transferEndpoint'
    | 'revokeOperatorKey'
    | 'deleteResourceServer'
    | 'endSecrets'
    | 'removeScopes';
}

/**
 * What each kind of event ended or lowered; null: nothing. A new kind that concerns authority does not compile without
 * an entry.
 */
const STEPS: Record<AuthorityAction, Step | null> = {
  'api_key.revoked': { words: 'revokes the key', method: 'revokeKey' },
  'api_key.rotated': { words: 'revokes the key that was rotated', method: 'revokeKey' },
  'api_key.disabled': { words: 'disables the key', method: 'disableKey' },
  'api_key.transferred': {
    words: 'disables the key, and gives it back to the owner it was transferred to',
    method: 'disableTransferredKey',
  },
  'api_key.updated': { words: 'changes what the key may do', method: 'changeKey' },
  'workspace.key_policy_changed': {
    words: 'sets the policy for API keys of the workspace',
    method: 'setKeyPolicy',
  },
  'workspace.updated': {
    words: 'changes the limits of the workspace, and whether it requires a second factor',
    method: 'changeWorkspace',
  },
  'workspace.limits_max_changed': {
    words: 'sets the highest request limits of the workspace',
    method: 'limitWorkspace',
  },
  'workspace.sso_enforced': {
    words: 'requires the identity provider of the workspace again, if it still has that one',
    method: 'enforceSso',
  },
  'workspace.identity_provider_removed': {
    words: 'removes the identity provider of the workspace',
    method: 'removeProvider',
  },
  'workspace.identity_provider_set': {
    words: 'removes the earlier identity provider of the workspace, or domains that it no longer admits',
    method: 'removeReplacedProvider',
  },
  'member.removed': { words: 'removes the member', method: 'removeMember' },
  'member.role_changed': { words: 'changes the role of the member', method: 'changeRole' },
  'service_account.deleted': { words: 'deletes the service account', method: 'deleteServiceAccount' },
  'service_account.updated': {
    words: 'changes the role and the limits of the service account',
    method: 'changeServiceAccount',
  },
  'invitation.revoked': { words: 'withdraws the invitation', method: 'withdrawInvitation' },
  // It ends with the removal of its creator.
  'invitation.taken_over': null,
  'invitation.accepted': { words: 'withdraws the invitation that was used', method: 'withdrawInvitation' },
  'workspace.deleted': { words: 'deletes the workspace', method: 'deleteWorkspace' },
  'account.suspended': { words: 'suspends', method: 'suspendAccount' },
  'workspace.suspended': { words: 'suspends the workspace', method: 'suspendWorkspace' },
  'account.deleted': { words: 'deletes the account', method: 'deleteAccount' },
  'account.password_changed': { words: 'voids the old password of', method: 'voidPassword' },
  'account.password_reset': { words: 'voids the old password of', method: 'voidPassword' },
  'account.email_changed': { words: 'changes the address of', method: 'changeEmail' },
  // Otherwise the password alone would sign in again.
  'account.factor_added': {
    words: 'voids the password, which the lost second factor no longer protects, of',
    method: 'voidPassword',
  },
  'account.factor_removed': { words: 'removes every second factor of', method: 'forgetFactors' },
  'account.factors_reset': { words: 'removes every second factor of', method: 'forgetFactors' },
  'account.identity_unlinked': { words: 'unlinks every identity of', method: 'forgetIdentities' },
  'account.recovery_codes_created': { words: 'voids the recovery codes of', method: 'voidRecoveryCodes' },
  'account.recovery_code_used': { words: 'voids the recovery codes of', method: 'voidRecoveryCodes' },
  'webhook_endpoint.updated': { words: 'changes the webhook endpoint', method: 'changeEndpoint' },
  'webhook_endpoint.disabled': { words: 'disables the webhook endpoint', method: 'changeEndpoint' },
  'webhook_endpoint.secret_rotated': {
    words: 'disables, until its secret is rotated again, the webhook endpoint',
    method: 'endEndpointSecret',
  },
  'webhook_endpoint.transferred': {
    words: 'gives to its service account again the webhook endpoint',
    method: 'transferEndpoint',
  },
  'webhook_endpoint.deleted': { words: 'deletes the webhook endpoint', method: 'deleteEndpoint' },
  'operator_key.revoked': { words: 'revokes the operator key', method: 'revokeOperatorKey' },
  'resource_server.deleted': { words: 'removes the resource server', method: 'deleteResourceServer' },
  'resource_server.secret_rotated': { words: 'ends the secrets of', method: 'endSecrets' },
  'resource_server.scopes_changed': {
    words: 'ends the scopes that were removed from',
    method: 'removeScopes',
  },
  // The canary was never valid.
  'api_key.canary_used': null,
  // Even if the restored rows still have them.
  'member.factors_reset': { words: 'lets only the password sign in to', method: 'holdToPassword' },
  // Pending resets end anyway.
  'member.factor_reset_requested': null,
  'member.factor_reset_stopped': null,
  // All sessions and all mailed links end anyway.
  'session.ended': null,
  'session.reuse_detected': null,
  'session.pruned': null,
  'member.sessions_ended': null,
  'session.started': null,
  'session.stepped_up': null,
  'account.factor_begun': null,
  'account.cli_login_approved': null,
  'account.cli_login_denied': null,
  'account.cli_login_voided': null,
  'account.identity_linked': null,
  'account.factor_abandoned': null,
  'account.factor_renamed': null,
  'account.passkey_cloned': null,
  'account.second_factor_requested': null,
  'account.second_factor_failed': null,
  'account.password_reset_requested': null,
  'account.email_verification_requested': null,
  'account.email_change_requested': null,
  // Events that granted something.
  'account.created': null,
  'account.updated': null,
  'account.email_verified': null,
  'account.restored': null,
  'workspace.restored': null,
  'workspace.sso_relaxed': null,
  'workspace.created': null,
  'member.added': null,
  'service_account.created': null,
  'invitation.created': null,
  'api_key.created': null,
  'api_key.enabled': null,
  'api_key.imported': null,
  'operator_key.created': null,
  'resource_server.created': null,
  'resource_server.updated': null,
  'webhook_endpoint.created': null,
  // No authority ended. A key revoked for leaking has its own event.
  'api_key.leaked': null,
  // So does every key revoked along with others.
  'workspace.api_keys_revoked': null,
  'workspace.purged': null,
  'webhook_endpoint.purged': null,
  'webhook_endpoint.tested': null,
  'webhook_delivery.redelivered': null,
};

/**
 * A later version may have kinds of events that this one does not know.
 *
 * @throws for those, because they may have ended something
 */
export function stepOf({ action, position }: Pick<LostEvent, 'action' | 'position'>): Step | null {
  const step = (STEPS as Partial<Record<string, Step | null>>)[action] ?? null;
  if (step === null && !auditActions().has(action as AuditAction)) {
    throw new Error(`event ${position} has the unknown action ${action}: use the version that wrote it`);
  }
  return step;
}

/** What the event ended, in words; undefined: nothing. */
export const wordsOf = (event: LostEvent): string | undefined => stepOf(event)?.words;
