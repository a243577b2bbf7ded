import { defineResource } from '../../core/resource/define-resource.js';

export const operator = defineResource({
  tags: {
    Operator:
      'For the operator of the instance: resource servers, suspension, incidents, and the audit trail of the instance.',
  },
  concernsAuthority: true,
  audit: {
    operator_key: {
      'operator_key.created': null,
      'operator_key.revoked': null,
    },
  },
});

declare module '../../core/resource/resources.js' {
  interface Resources {
    operator: typeof operator;
  }
}
