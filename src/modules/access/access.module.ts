import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { ApiKeysModule } from '../api-keys/api-keys.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { UsersModule } from '../users/users.module.js';
import { WorkspacesModule } from '../workspaces/workspaces.module.js';
import { AccessGuard } from './access.guard.js';
import { Authority } from './authority.js';
import { CredentialVerifier } from './credential-verifier.js';
import { MeController } from './me.controller.js';
import { RouteDeclarations } from './route-declarations.js';
import { ApiKeyStrategy, BearerStrategy } from './strategies.js';

@Module({
  imports: [DiscoveryModule, UsersModule, WorkspacesModule, ApiKeysModule, AuthModule],
  controllers: [MeController],
  providers: [
    Authority,
    CredentialVerifier,
    ApiKeyStrategy,
    BearerStrategy,
    AccessGuard,
    RouteDeclarations,
    { provide: APP_GUARD, useExisting: AccessGuard },
  ],
})
export class AccessModule {}
