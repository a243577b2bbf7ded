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
  errors: {
    factor_reset_unavailable: {
      status: 409,
      title: 'Second factors cannot be reset',
      detail: 'An owner of a workspace cannot reset the second factors of this account.',
      help: '`detail` gives the reason: you cannot reset your own second factors this way; the member joined less than seven days ago, or has not confirmed their email address; three resets were stopped within a week; or the password was reset by email and has not been used with a second factor since, so it does not prove whose account it is. The operator of the server can reset second factors with `npm run reset-factors`.',
    },
  },
  migrations: [FactorResets1700000000270],
});

declare module '../../core/resource/resources.js' {
  interface Resources {
    factorResets: typeof factorResets;
  }
}
