import { Module } from '@nestjs/common';
import { AuditStream } from './audit-stream.js';

@Module({ providers: [AuditStream], exports: [AuditStream] })
export class AuditStreamModule {}
