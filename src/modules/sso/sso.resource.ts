import { defineResource } from '../../core/resource/define-resource.js';
import { Identities1700000000195 } from './migrations/1700000000195-identities.js';
import { WorkspaceIdentityProviders1700000000350 } from './migrations/1700000000350-workspace-identity-providers.js';
import { ssoVariables } from './sso.variables.js';

export const sso = defineResource({
  concernsAuthority: true,
  audit: {
    user: {
      'account.identity_linked': null,
      'account.identity_unlinked': null,
    },
    workspace: {
      'workspace.identity_provider_set': 'Identity provider configured',
      'workspace.identity_provider_removed': 'Identity provider removed',
      'workspace.sso_enforced': 'Single sign-on enforced',
      'workspace.sso_relaxed': 'Single sign-on no longer enforced',
    },
  },
  mails: {
    '… was linked to your account; … was unlinked from your account': {
      to: 'the account',
      when: 'an identity of an identity provider was linked or unlinked in the settings',
    },
    'The workspace … now requires single sign-on': {
      to: 'the members, except the one who required it',
      when: 'an owner required it',
    },
    'The identity provider of … was changed; The identity provider of … was removed; The workspace … no longer requires single sign-on':
      {
        to: 'the owners, except the one who did it',
        when: 'an owner changed the [provider](signing-in.md#single-sign-on-of-a-workspace), or turned the requirement off',
      },
  },
  errors: {
    sso_failed: {
      status: 401,
      title: 'Single sign-on failed',
      detail: 'The identity provider refused, or its answer does not belong to this sign-in. Start again.',
      help: "The person cancelled at the provider, took longer than ten minutes, used the back button, or the answer does not belong to this browser's request. If it never works, compare issuer, client id, client secret and redirect URI with the provider's settings; the server's log has the reason.",
    },
    sso_not_linked: {
      status: 409,
      title: 'Account not linked',
      detail: 'No account is linked to this identity, and none can be created for it.',
      help: 'An account with this email address exists, or the provider does not vouch for the address (`email_verified`). An address alone never opens an account: sign in as before, then link the provider in the settings. The identity provider of a workspace signs in members who have linked it, and creates accounts only for addresses of domains that the workspace lets in and that agree in DNS.',
    },
    identity_in_use: {
      status: 409,
      title: 'Identity already linked',
      detail:
        'This identity is linked to another account, or this account has another one of the same provider.',
      help: 'An identity can sign in to only one account, and an account has at most one identity per provider. Unlink the other first.',
    },
    sso_required: {
      from: 'callers',
      status: 403,
      title: 'Single sign-on required',
      detail: 'The workspace requires its members to sign in with its identity provider.',
      help: 'Your session has not signed in with the identity provider of the workspace (`workspace_id`). Link your identity there (`POST /auth/sso/{workspace_id}/link`), which also lets this session in, or sign in at `/api/v1/auth/sso/{workspace_id}/start`. Until then, you can still manage your account and use your other workspaces. API keys are not affected. If the provider is away, an owner with a second factor can turn the requirement off.',
    },
    session_confined: {
      from: 'callers',
      status: 403,
      title: 'Session confined to a workspace',
      detail:
        'The identity provider of a workspace began this session, so it can act in that workspace only, and cannot manage the account.',
      help: "The people who run a workspace's identity provider can sign in as any member who has linked it. So a session that the provider began cannot use other workspaces or manage the account: sign in another way for that.",
    },
    no_identity_provider: {
      status: 409,
      title: 'No identity provider',
      detail: 'The workspace has no identity provider that could be required.',
      help: 'Configure one first: `PUT /workspaces/{id}/sso/identity-provider`.',
    },
    sso_enforced: {
      status: 409,
      title: 'Single sign-on is enforced',
      detail: 'Issuer and client id cannot be changed while the workspace requires this identity provider.',
      help: 'No session would have signed in with the new one. Turn the requirement off, change the provider, sign in with it, and turn it on again. A new client secret is accepted at any time.',
    },
    identity_provider_unavailable: {
      status: 503,
      title: 'Identity provider unavailable',
      detail: 'The identity provider does not respond. Try again, or sign in another way.',
      help: 'The server cannot reach the provider. Passwords, existing sessions and API keys are not affected. If a workspace requires its provider, an owner with a second factor can turn that off.',
    },
  },
  variables: [ssoVariables],
  migrations: [Identities1700000000195, WorkspaceIdentityProviders1700000000350],
});

declare module '../../core/resource/resources.js' {
  interface Resources {
    sso: typeof sso;
  }
}
