import { Module } from '@nestjs/common';
import { Declares } from '../../core/resource/declared.js';
import { AuthModule } from '../auth/auth.module.js';
import { CredentialFinder } from './credential-finder.js';
import { OperatorCredentialsController } from './credentials.controller.js';
import { Oversight } from './oversight.service.js';
import { oversight } from './oversight.resource.js';
import { OperatorUsersController } from './users.controller.js';
import { OperatorWorkspacesController } from './workspaces.controller.js';

/** The operator's view of workspaces, users and credentials, and their suspension. */
@Declares(oversight)
@Module({
  imports: [AuthModule],
  controllers: [OperatorWorkspacesController, OperatorUsersController, OperatorCredentialsController],
  providers: [Oversight, CredentialFinder],
})
export class OversightModule {}
