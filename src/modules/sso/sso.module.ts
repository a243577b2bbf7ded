import { Module } from '@nestjs/common';
import { Declares } from '../../core/resource/declared.js';
import { AuthModule } from '../auth/auth.module.js';
import { SignUpModule } from '../sign-up/sign-up.module.js';
import { DepartingSessions } from './departing-sessions.js';
import { DomainProofs } from './domain-proofs.js';
import { Identities } from './identities.js';
import { IdentityUses } from './identity-uses.js';
import { IdentityProviders } from './identity-providers.js';
import { NewMembers } from './new-members.js';
import { SsoController } from './sso.controller.js';
import { SsoFlow } from './sso-flow.js';
import { SsoLimit } from './sso-limit.js';
import { SsoNotices } from './sso-notices.js';
import { SsoSignIn } from './sso-sign-in.js';
import { sso } from './sso.resource.js';
import { WorkspacesModule } from '../workspaces/workspaces.module.js';
import { WorkspaceSsoController } from './workspace-sso.controller.js';
import { WorkspaceSso } from './workspace-sso.js';

@Declares(sso)
@Module({
  imports: [AuthModule, SignUpModule, WorkspacesModule],
  controllers: [SsoController, WorkspaceSsoController],
  providers: [
    IdentityProviders,
    SsoFlow,
    SsoLimit,
    SsoSignIn,
    SsoNotices,
    DepartingSessions,
    DomainProofs,
    NewMembers,
    Identities,
    IdentityUses,
    WorkspaceSso,
  ],
})
export class SsoModule {}
