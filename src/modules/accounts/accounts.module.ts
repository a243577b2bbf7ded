import { Module } from '@nestjs/common';
import { Declares } from '../../core/resource/declared.js';
import { AuthModule } from '../auth/auth.module.js';
import { ServiceAccountsModule } from '../service-accounts/service-accounts.module.js';
import { WorkspacesModule } from '../workspaces/workspaces.module.js';
import { AccountDeletion } from './account-deletion.js';
import { AccountDeletionController } from './account-deletion.controller.js';
import { accounts } from './accounts.resource.js';
import { ChangedAddresses } from './changed-addresses.js';
import { ClaimedAccounts } from './claimed-accounts.js';

/** Cleans up everything a person has when their account is deleted or changes hands. */
@Declares(accounts)
@Module({
  imports: [AuthModule, ServiceAccountsModule, WorkspacesModule],
  controllers: [AccountDeletionController],
  providers: [AccountDeletion, ChangedAddresses, ClaimedAccounts],
})
export class AccountsModule {}
