import { Module } from '@nestjs/common';
import { Declares } from '../../core/resource/declared.js';
import { DepartingInvitations } from './departing-invitations.js';
import { MembershipEndings } from './membership-endings.js';
import { Joining } from './joining.js';
import { InvitationAcceptanceController } from './invitation-acceptance.controller.js';
import { InvitationAcceptanceService } from './invitation-acceptance.service.js';
import { InvitationsController } from './invitations.controller.js';
import { InvitationsService } from './invitations.service.js';
import { RequestLimitsModule } from '../request-limits/request-limits.module.js';
import { MembersController } from './members.controller.js';
import { MembersService } from './members.service.js';
import { RoleChanges } from './role-changes.js';
import { WorkspaceAuthority } from './workspace-authority.js';
import { WorkspaceLimitsController } from './workspace-limits.controller.js';
import { RequiredFactor } from './required-factor.js';
import { WorkspaceRemoval } from './workspace-removal.js';
import { WorkspacesController } from './workspaces.controller.js';
import { WorkspaceStandings } from './workspace-standings.js';
import { WorkspacesService } from './workspaces.service.js';
import { workspaces } from './workspaces.resource.js';

@Declares(workspaces)
@Module({
  imports: [RequestLimitsModule],
  controllers: [
    WorkspacesController,
    WorkspaceLimitsController,
    MembersController,
    InvitationsController,
    InvitationAcceptanceController,
  ],
  providers: [
    WorkspaceAuthority,
    WorkspacesService,
    WorkspaceStandings,
    RequiredFactor,
    WorkspaceRemoval,
    MembersService,
    InvitationsService,
    InvitationAcceptanceService,
    Joining,
    DepartingInvitations,
    MembershipEndings,
    RoleChanges,
  ],
  exports: [
    WorkspaceAuthority,
    Joining,
    MembersService,
    MembershipEndings,
    RoleChanges,
    WorkspacesService,
    WorkspaceStandings,
  ],
})
export class WorkspacesModule {}
