import { defineResource } from '../../core/resource/define-resource.js';

export const access = defineResource({
  tags: {
    Identity: 'Who the caller is, and their own profile and account.',
    Verification:
      'For services beside this one: forward authentication, introspection, and the sessions of verifiers.',
  },
});
