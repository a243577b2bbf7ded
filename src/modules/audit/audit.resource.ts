import { defineResource } from '../../core/resource/define-resource.js';
import { AuditRowOfThisCluster1700000000050 } from './migrations/1700000000050-audit-row-of-this-cluster.js';
import { AuditChain1700000000100 } from './migrations/1700000000100-audit-chain.js';

export const audit = defineResource({
  group: 'Operations',
  tags: {
    Audit: 'Who changed what in a workspace, and proof that the trail is complete.',
  },
  scopes: {
    'audit:read': { role: 'admin', words: 'Read the audit trail' },
  },
  audit: {
    instance: {
      'audit.pruned': null,
      'instance.restored': null,
    },
  },
  migrations: [AuditRowOfThisCluster1700000000050, AuditChain1700000000100],
});

declare module '../../core/resource/resources.js' {
  interface Resources {
    audit: typeof audit;
  }
}
