import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { ServiceAccountsModule } from '../service-accounts/service-accounts.module.js';
import { WorkspacesModule } from '../workspaces/workspaces.module.js';
import { AccountDeletion } from './account-deletion.js';
import { AccountDeletionController } from './account-deletion.controller.js';
import { ClaimedAccounts } from './claimed-accounts.js';

/** Cleans up everything a person has when their account is deleted or changes hands. */
@Module({
  imports: [AuthModule, ServiceAccountsModule, WorkspacesModule],
  controllers: [AccountDeletionController],
  providers: [AccountDeletion, ClaimedAccounts],
})
export class AccountsModule {}
