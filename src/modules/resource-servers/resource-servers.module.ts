import { Module } from '@nestjs/common';
import { Declares } from '../../core/resource/declared.js';
import { OfferedScopesController } from './offered-scopes.controller.js';
import { ResourceServerAuthority } from './resource-server-authority.js';
import { ResourceServersController } from './resource-servers.controller.js';
import { ResourceServersService } from './resource-servers.service.js';
import { ScopeHolders } from './scope-holders.js';
import { resourceServers } from './resource-servers.resource.js';

/** Separate services, and the scopes that keys may have for them. */
@Declares(resourceServers)
@Module({
  controllers: [ResourceServersController, OfferedScopesController],
  providers: [ResourceServersService, ResourceServerAuthority, ScopeHolders],
  exports: [ResourceServerAuthority, ScopeHolders],
})
export class ResourceServersModule {}
