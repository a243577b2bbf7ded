import { Module } from '@nestjs/common';
import { Declares } from '../../core/resource/declared.js';
import { AuthModule } from '../auth/auth.module.js';
import { SignUpModule } from '../sign-up/sign-up.module.js';
import { Identities } from './identities.js';
import { IdentityProviders } from './identity-providers.js';
import { SsoController } from './sso.controller.js';
import { SsoFlow } from './sso-flow.js';
import { SsoLimit } from './sso-limit.js';
import { SsoSignIn } from './sso-sign-in.js';
import { sso } from './sso.resource.js';

@Declares(sso)
@Module({
  imports: [AuthModule, SignUpModule],
  controllers: [SsoController],
  providers: [IdentityProviders, SsoFlow, SsoLimit, SsoSignIn, Identities],
})
export class SsoModule {}
