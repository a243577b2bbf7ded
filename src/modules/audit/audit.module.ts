import { Global, Module } from '@nestjs/common';
import { Declares } from '../../core/resource/declared.js';
import { AuditChainController } from './audit-chain.controller.js';
import { AuditChainReader } from './audit-chain-reader.js';
import { AuditEventsController } from './audit-events.controller.js';
import { AuditExport } from './audit-export.js';
import { AuditExportController } from './audit-export.controller.js';
import { AuditSealer } from './audit-sealer.js';
import { AuditTrail } from './audit-trail.js';
import { BatchedRemoval } from './batched-removal.js';
import { Changes } from './changes.js';
import { CheckpointKeys } from './checkpoint-keys.js';
import { Departures } from './departures.js';
import { InstanceAuditEventsController } from './instance-audit-events.controller.js';
import { IdempotencyCleaner } from './idempotency-cleaner.js';
import { audit } from './audit.resource.js';

@Declares(audit)
@Global()
@Module({
  controllers: [
    AuditEventsController,
    AuditExportController,
    InstanceAuditEventsController,
    AuditChainController,
  ],
  providers: [
    Changes,
    BatchedRemoval,
    Departures,
    AuditTrail,
    AuditExport,
    AuditChainReader,
    AuditSealer,
    CheckpointKeys,
    IdempotencyCleaner,
  ],
  exports: [Changes, BatchedRemoval, Departures, AuditSealer, CheckpointKeys],
})
export class AuditModule {}
