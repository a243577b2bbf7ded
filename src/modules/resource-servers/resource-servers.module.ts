import { Module } from '@nestjs/common';
import { OfferedScopesController } from './offered-scopes.controller.js';
import { ResourceServerAuthority } from './resource-server-authority.js';
import { ResourceServersController } from './resource-servers.controller.js';
import { ResourceServersService } from './resource-servers.service.js';

/** Services beside this one, and the scopes that keys may have for them. */
@Module({
  controllers: [ResourceServersController, OfferedScopesController],
  providers: [ResourceServersService, ResourceServerAuthority],
  exports: [ResourceServerAuthority],
})
export class ResourceServersModule {}
