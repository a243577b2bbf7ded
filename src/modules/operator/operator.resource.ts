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
  errors: {
    operator_required: {
      from: 'operators',
      status: 403,
      title: 'Operator key required',
      detail: 'Only the operator of this server can do this. Send an operator key.',
      help: 'The routes below `/api/v1/operator` accept only operator keys. Create one on the server with `npm run operator -- create "name"`.',
    },
  },
});

declare module '../../core/resource/resources.js' {
  interface Resources {
    operator: typeof operator;
  }
}
