import { defineResource } from '../../core/resource/define-resource.js';
import { AuditStream1700000000101 } from './migrations/1700000000101-audit-stream.js';
import { AuditRetention1700000000102 } from './migrations/1700000000102-audit-retention.js';
import { auditStreamVariables } from './audit-stream.variables.js';

export const auditStream = defineResource({
  variables: [auditStreamVariables],
  migrations: [AuditStream1700000000101, AuditRetention1700000000102],
});
