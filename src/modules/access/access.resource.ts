import { defineResource } from '../../core/resource/define-resource.js';

export const access = defineResource({
  paths: ['.well-known'],
  tags: {
    Identity: 'Who the caller is, and their own profile and account.',
    Verification:
      'For separate services: forward authentication, introspection, and the sessions of verifiers.',
  },
});
