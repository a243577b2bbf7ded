import { Module } from '@nestjs/common';
import { Declares } from '../../core/resource/declared.js';
import { ApiKeysModule } from '../api-keys/api-keys.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { SignUpController } from './sign-up.controller.js';
import { SignUpLimit } from './sign-up-limit.js';
import { SignUpService } from './sign-up.service.js';
import { signUp } from './sign-up.resource.js';

@Declares(signUp)
@Module({
  imports: [ApiKeysModule, AuthModule],
  controllers: [SignUpController],
  providers: [SignUpService, SignUpLimit],
  exports: [SignUpService, SignUpLimit],
})
export class SignUpModule {}
