import { Module } from '@nestjs/common';
import { Declares } from '../../core/resource/declared.js';
import { AuthModule } from '../auth/auth.module.js';
import { SignUpModule } from '../sign-up/sign-up.module.js';
import { DepartingSessions } from './identities/departing-sessions.js';
import { DomainProofs } from './provider/domain-proofs.js';
import { Identities } from './identities/identities.js';
import { IdentityUses } from './identities/identity-uses.js';
import { IdentityProviders } from './provider/identity-providers.js';
import { NewMembers } from './sign-in/new-members.js';
import { SsoController } from './sso.controller.js';
import { SsoFlow } from './sign-in/sso-flow.js';
import { SsoLimit } from './sign-in/sso-limit.js';
import { SsoNotices } from './sign-in/sso-notices.js';
import { SsoSignIn } from './sign-in/sso-sign-in.js';
import { sso } from './sso.resource.js';
import { WorkspacesModule } from '../workspaces/workspaces.module.js';
import { WorkspaceSsoController } from './provider/workspace-sso.controller.js';
import { WorkspaceSso } from './provider/workspace-sso.js';

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
