import { defineResource } from '../../core/resource/define-resource.js';
import { FactorResets1700000000270 } from './migrations/1700000000270-factor-resets.js';

export const factorResets = defineResource({
  concernsAuthority: true,
  audit: {
    member: {
      'member.factor_reset_requested': 'Reset of second factors requested',
      'member.factor_reset_stopped': 'Reset of second factors stopped',
      'member.factors_reset': 'Second factors of a member reset',
    },
  },
  mails: {
    'Your second factors will be removed in 24 hours': {
      to: 'the account',
      when: 'an owner requested a [reset](signing-in.md#a-reset-by-an-owner-of-a-workspace); has the link that stops it',
    },
    'Your second factors stay as they are': {
      to: 'the account',
      when: 'that reset was stopped',
    },
    'Second factors of … will be removed; Second factors of … were removed; Second factors of … stay as they are':
      {
        to: 'the owners of every workspace that the person belongs to',
        when: 'a reset was requested, and when it happens; also if it is stopped',
      },
  },
  errors: {
    factor_reset_unavailable: {
      status: 409,
      title: 'Second factors cannot be reset',
      detail: 'An owner of a workspace cannot reset the second factors of this account.',
      help: '`detail` gives the reason: you cannot reset your own second factors this way; the member joined less than seven days ago, or has not confirmed their email address; three resets were stopped within a week; or the password was reset by email and has not been used with a second factor since, so it does not prove whose account it is. The operator of the server can reset second factors with `npm run reset-factors`.',
    },
  },
  pages: { stopFactorReset: '/stop-factor-reset#token={token}' },
  tokenPrefixes: ['lkstop'],
  migrations: [FactorResets1700000000270],
});

declare module '../../core/resource/resources.js' {
  interface Resources {
    factorResets: typeof factorResets;
  }
}
