import { Module } from '@nestjs/common';
import { ApiKeyAuthority } from './api-key-authority.js';
import { UsageRecorder } from './usage-recorder.js';

@Module({
  providers: [ApiKeyAuthority, UsageRecorder],
  exports: [ApiKeyAuthority, UsageRecorder],
})
export class ApiKeysModule {}
