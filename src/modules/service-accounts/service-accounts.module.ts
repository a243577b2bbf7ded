import { Module } from '@nestjs/common';
import { Declares } from '../../core/resource/declared.js';
import { ApiKeysModule } from '../api-keys/api-keys.module.js';
import { RequestLimitsModule } from '../request-limits/request-limits.module.js';
import { WorkspacesModule } from '../workspaces/workspaces.module.js';
import { MemberHandoverController } from './member-handover.controller.js';
import { ServiceAccountAuthority } from './service-account-authority.js';
import { ServiceAccountEndings } from './service-account-endings.js';
import { ServiceAccountLimitsController } from './service-account-limits.controller.js';
import { ServiceAccountsController } from './service-accounts.controller.js';
import { ServiceAccountsService } from './service-accounts.service.js';
import { serviceAccounts } from './service-accounts.resource.js';

@Declares(serviceAccounts)
@Module({
  imports: [RequestLimitsModule, WorkspacesModule, ApiKeysModule],
  controllers: [ServiceAccountsController, ServiceAccountLimitsController, MemberHandoverController],
  providers: [ServiceAccountsService, ServiceAccountEndings, ServiceAccountAuthority],
  exports: [ServiceAccountAuthority, ServiceAccountEndings],
})
export class ServiceAccountsModule {}
