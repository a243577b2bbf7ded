import { defineResource } from '../../core/resource/define-resource.js';
import { Identities1700000000195 } from './migrations/1700000000195-identities.js';
import { ssoVariables } from './sso.variables.js';

export const sso = defineResource({
  concernsAuthority: true,
  audit: {
    user: {
      'account.identity_linked': null,
      'account.identity_unlinked': null,
    },
  },
  mails: {
    '… was linked to your account; … was unlinked from your account': {
      to: 'the account',
      when: 'an identity of an identity provider was linked or unlinked in the settings',
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
      help: 'An account with this email address exists, or the provider does not vouch for the address (`email_verified`). An address alone never opens an account: sign in as before, then link the provider in the settings.',
    },
    identity_in_use: {
      status: 409,
      title: 'Identity already linked',
      detail:
        'This identity is linked to another account, or this account has another one of the same provider.',
      help: 'An identity can sign in to only one account, and an account has at most one identity per provider. Unlink the other first.',
    },
    identity_provider_unavailable: {
      status: 503,
      title: 'Identity provider unavailable',
      detail: 'The identity provider does not respond. Try again, or sign in another way.',
      help: 'The server cannot reach the provider. Passwords, existing sessions and API keys are not affected.',
    },
  },
  variables: [ssoVariables],
  migrations: [Identities1700000000195],
});

declare module '../../core/resource/resources.js' {
  interface Resources {
    sso: typeof sso;
  }
}
