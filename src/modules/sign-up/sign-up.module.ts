import { Module } from '@nestjs/common';
import { ApiKeysModule } from '../api-keys/api-keys.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { SignUpController } from './sign-up.controller.js';
import { SignUpLimit } from './sign-up-limit.js';
import { SignUpService } from './sign-up.service.js';

@Module({
  imports: [ApiKeysModule, AuthModule],
  controllers: [SignUpController],
  providers: [SignUpService, SignUpLimit],
})
export class SignUpModule {}
