import { Global, Module } from '@nestjs/common';
import { AuditEventsController } from './audit-events.controller.js';
import { AuditTrail } from './audit-trail.js';
import { BatchedRemoval } from './batched-removal.js';
import { Changes } from './changes.js';
import { Departures } from './departures.js';
import { IdempotencyCleaner } from './idempotency-cleaner.js';

@Global()
@Module({
  controllers: [AuditEventsController],
  providers: [Changes, BatchedRemoval, Departures, AuditTrail, IdempotencyCleaner],
  exports: [Changes, BatchedRemoval, Departures],
})
export class AuditModule {}
