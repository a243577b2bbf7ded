import { Module } from '@nestjs/common';
import { Declares } from '../../core/resource/declared.js';
import { AuditRetention } from './audit-retention.js';
import { AuditStream } from './audit-stream.js';
import { auditStream } from './audit-stream.resource.js';

@Declares(auditStream)
@Module({ providers: [AuditStream, AuditRetention], exports: [AuditStream] })
export class AuditStreamModule {}
