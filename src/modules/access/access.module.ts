import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { Declares } from '../../core/resource/declared.js';
import { ApiKeysModule } from '../api-keys/api-keys.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { OperatorModule } from '../operator/operator.module.js';
import { ResourceServersModule } from '../resource-servers/resource-servers.module.js';
import { ServiceAccountsModule } from '../service-accounts/service-accounts.module.js';
import { UsersModule } from '../users/users.module.js';
import { WorkspacesModule } from '../workspaces/workspaces.module.js';
import { AccessGuard } from './access.guard.js';
import { access } from './access.resource.js';
import { Authority } from './authority.js';
import { CredentialVerifier } from './credential-verifier.js';
import { MeController } from './me.controller.js';
import { Assertions } from './assertions.js';
import { ForwardAuthentication } from './forward-authentication.js';
import { Introspection } from './introspection.js';
import { IntrospectionController } from './introspection.controller.js';
import { JwksController } from './jwks.controller.js';
import { OperatorAccess } from './operator-access.js';
import { ResourceServerAccess } from './resource-server-access.js';
import { LimitedAccess } from './limited-access.js';
import { RequestLimitsModule } from '../request-limits/request-limits.module.js';
import { RouteDeclarations } from './route-declarations.js';
import { ScopeJudge } from './scope-judge.js';
import { VerifyController } from './verify.controller.js';
import { ApiKeyStrategy, BearerStrategy } from './strategies.js';

@Declares(access)
@Module({
  imports: [
    DiscoveryModule,
    UsersModule,
    WorkspacesModule,
    ApiKeysModule,
    AuthModule,
    OperatorModule,
    ResourceServersModule,
    RequestLimitsModule,
    ServiceAccountsModule,
  ],
  controllers: [MeController, VerifyController, IntrospectionController, JwksController],
  providers: [
    Authority,
    CredentialVerifier,
    ApiKeyStrategy,
    BearerStrategy,
    AccessGuard,
    RouteDeclarations,
    LimitedAccess,
    OperatorAccess,
    ResourceServerAccess,
    Assertions,
    Introspection,
    ScopeJudge,
    ForwardAuthentication,
    { provide: APP_GUARD, useExisting: AccessGuard },
  ],
  exports: [Authority, CredentialVerifier, LimitedAccess, ScopeJudge],
})
export class AccessModule {}
