import { Module } from '@nestjs/common';
import { Declares } from '../../core/resource/declared.js';
import { ServiceAccountEndings } from './service-account-endings.js';
import { ServiceAccountsController } from './service-accounts.controller.js';
import { ServiceAccountsService } from './service-accounts.service.js';
import { serviceAccounts } from './service-accounts.resource.js';

@Declares(serviceAccounts)
@Module({
  controllers: [ServiceAccountsController],
  providers: [ServiceAccountsService, ServiceAccountEndings],
  exports: [ServiceAccountEndings],
})
export class ServiceAccountsModule {}
