import { Module } from '@nestjs/common';
import { ApiKeyAuthority } from './api-key-authority.js';
import { ApiKeyIssuer } from './api-key-issuer.js';
import { UsageRecorder } from './usage-recorder.js';

@Module({
  providers: [ApiKeyAuthority, ApiKeyIssuer, UsageRecorder],
  exports: [ApiKeyAuthority, ApiKeyIssuer, UsageRecorder],
})
export class ApiKeysModule {}
