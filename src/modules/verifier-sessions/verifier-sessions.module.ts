import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { ApiKeysModule } from '../api-keys/api-keys.module.js';
import { CredentialResolution } from './credential-resolution.js';
import { VerifierSessionsController } from './verifier-sessions.controller.js';

@Module({
  imports: [AccessModule, ApiKeysModule],
  controllers: [VerifierSessionsController],
  providers: [CredentialResolution],
})
export class VerifierSessionsModule {}
