import { Module } from '@nestjs/common';
import { Declares } from '../../core/resource/declared.js';
import { AccessModule } from '../access/access.module.js';
import { ApiKeysModule } from '../api-keys/api-keys.module.js';
import { RequestLimitsModule } from '../request-limits/request-limits.module.js';
import { CredentialResolution } from './credential-resolution.js';
import { VerifierSessionsController } from './verifier-sessions.controller.js';
import { verifierSessions } from './verifier-sessions.resource.js';

@Declares(verifierSessions)
@Module({
  imports: [AccessModule, ApiKeysModule, RequestLimitsModule],
  controllers: [VerifierSessionsController],
  providers: [CredentialResolution],
})
export class VerifierSessionsModule {}
