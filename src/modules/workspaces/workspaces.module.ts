import { Module } from '@nestjs/common';
import { Declares } from '../../core/resource/declared.js';
import { DepartingInvitations } from './invitations/departing-invitations.js';
import { MembershipEndings } from './members/membership-endings.js';
import { Joining } from './invitations/joining.js';
import { InvitationAcceptanceController } from './invitations/invitation-acceptance.controller.js';
import { InvitationAcceptanceService } from './invitations/invitation-acceptance.service.js';
import { InvitationsController } from './invitations/invitations.controller.js';
import { InvitationsService } from './invitations/invitations.service.js';
import { RequestLimitsModule } from '../request-limits/request-limits.module.js';
import { MembersController } from './members/members.controller.js';
import { MembersService } from './members/members.service.js';
import { RoleChanges } from './members/role-changes.js';
import { WorkspaceAuthority } from './workspace-authority.js';
import { WorkspaceLimitsController } from './settings/workspace-limits.controller.js';
import { RequiredFactor } from './settings/required-factor.js';
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
