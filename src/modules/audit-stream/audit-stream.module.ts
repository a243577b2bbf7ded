import { Module } from '@nestjs/common';
import { AuditRetention } from './audit-retention.js';
import { AuditStream } from './audit-stream.js';

@Module({ providers: [AuditStream, AuditRetention], exports: [AuditStream] })
export class AuditStreamModule {}
