import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { CredentialFinder } from './credential-finder.js';
import { OperatorCredentialsController } from './credentials.controller.js';
import { Oversight } from './oversight.service.js';
import { OperatorUsersController } from './users.controller.js';
import { OperatorWorkspacesController } from './workspaces.controller.js';

/** What whoever runs the instance sees of its workspaces, users and credentials, and suspends. */
@Module({
  imports: [AuthModule],
  controllers: [OperatorWorkspacesController, OperatorUsersController, OperatorCredentialsController],
  providers: [Oversight, CredentialFinder],
})
export class OversightModule {}
