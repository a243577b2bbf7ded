import { z } from 'zod';
import * as field from '../../core/http/fields.js';
import { defineResource } from '../../core/resource/define-resource.js';
import { ROLES } from '../../core/resource/role.js';
import { WorkspaceLimits1700000000162 } from './migrations/1700000000162-workspace-limits.js';
import { WorkspaceLimitsMax1700000000260 } from './migrations/1700000000260-workspace-limits-max.js';
import { RequiredSecondFactor1700000000172 } from './migrations/1700000000172-required-second-factor.js';
import { WorkspaceRemoval1700000000070 } from './migrations/1700000000070-workspace-removal.js';
import { membersVariables, workspaceVariables } from './workspaces.variables.js';

const memberShape = {
  workspace_id: field.id,
  user_id: field.id,
  role: z.enum(ROLES).meta({ description: 'The current role; for a removed member, the last role.' }),
};

const member = z.object(memberShape).meta({ id: 'MemberEventData' });

const changedMember = z
  .object({ ...memberShape, previous_role: z.enum(ROLES) })
  .meta({ id: 'ChangedMemberEventData' });

export const workspaces = defineResource({
  group: 'Workspace',
  tags: {
    Invitations: 'Invite users to a workspace, and accept an invitation.',
    Members: 'The members of a workspace and their roles.',
    Workspaces: 'Create, rename and delete workspaces.',
  },
  scopes: {
    'workspace:read': { role: 'viewer', words: 'See the workspace' },
    'workspace:write': { role: 'admin', words: 'Rename the workspace' },
    'members:read': { role: 'viewer', words: 'See members' },
    // Admins manage members, but not owners.
    'members:write': { role: 'admin', words: 'Invite, change and remove members' },
  },
  concernsAuthority: true,
  audit: {
    workspace: {
      'workspace.created': 'Workspace created',
      'workspace.updated': 'Workspace changed',
      'workspace.deleted': null,
      'workspace.purged': null,
    },
    member: {
      'member.added': 'Member added',
      'member.role_changed': 'Role changed',
      'member.sessions_ended': 'Member signed out everywhere',
      'member.removed': 'Member removed',
    },
    invitation: {
      'invitation.created': 'Invitation created',
      'invitation.revoked': 'Invitation withdrawn',
      'invitation.accepted': 'Invitation accepted',
      'invitation.taken_over': 'Invitation taken over',
    },
  },
  events: {
    'member.added': {
      words: 'Member joined',
      summary: 'A member joined the workspace',
      scope: 'members:read',
      data: member,
    },
    'member.removed': {
      words: 'Member left or removed',
      summary: 'A member left the workspace',
      scope: 'members:read',
      data: member,
    },
    'member.role_changed': {
      words: 'Role of a member changed',
      summary: 'The role of a member changed',
      scope: 'members:read',
      data: changedMember,
    },
  },
  mails: {
    'You are invited to the workspace …': {
      to: 'the invited address',
      when: 'a member invites it; at most `INVITATION_MAILS_PER_USER_PER_HOUR` per inviter and `MAILS_PER_RECIPIENT_PER_HOUR` per address',
    },
    'Member … left the workspace …': {
      to: 'the owners, except the one who removed the member',
      when: "the member's API keys or webhook endpoints ended with the membership",
    },
    'The workspace … was deleted': {
      to: 'the members, except the one who deleted it',
      when: "it was deleted; if with an API key, the key's creator is notified too",
    },
    'The workspace … now requires a second factor': {
      to: 'the members who have none',
      when: 'an admin required it',
    },
  },
  errors: {
    no_workspace: {
      from: 'workspace',
      status: 403,
      title: 'No workspace',
      detail: 'You are not a member of any workspace; create one with POST /api/v1/workspaces.',
      help: 'You are not a member of any workspace. Create one, accept an invitation, or select one with `X-Workspace-Id`.',
    },
    second_factor_missing: {
      status: 403,
      from: 'callers',
      title: 'Second factor missing',
      detail: 'The workspace requires a second factor, which your session did not prove.',
      help: 'The workspace requires a second factor of its members, or you are about to require one of others. If `accepted` is empty, your account has none: add one (`POST /auth/factors/totp`). Otherwise prove it with one of `accepted` (`POST /auth/step-up`). Then repeat the request. Until then, you can still manage your account and use your other workspaces. API keys are not affected.',
    },
    last_owner: {
      status: 409,
      title: 'Last owner',
      detail: 'A workspace must keep at least one owner.',
      help: 'Make another member an owner first, or delete the workspace.',
    },
    already_member: {
      status: 409,
      title: 'Already a member',
      detail: 'The user is already a member of the workspace.',
      help: 'No action is needed. To change the role, `PATCH` the member.',
    },
    workspace_limit: {
      status: 409,
      title: 'Too many workspaces',
      detail: 'You own the maximum number of workspaces (`limit`); delete one first.',
      help: '`limit` is the maximum number of workspaces that one account can own. Delete one that you no longer need, or ask the operator to raise `WORKSPACES_PER_USER`.',
    },
    member_limit: {
      status: 409,
      title: 'Too many members',
      detail: 'The workspace has the maximum number of members (`limit`); remove one first.',
      help: '`limit` is the maximum number of members in a workspace. Remove members who no longer need access, or ask the operator to raise `MEMBERS_PER_WORKSPACE`.',
    },
    invitation_limit: {
      status: 409,
      title: 'Too many open invitations',
      detail: 'The workspace has the maximum number of open invitations (`limit`); withdraw one first.',
      help: '`limit` is the maximum number of open invitations in a workspace. Withdraw some, wait until some are accepted or expire, or ask the operator to raise `INVITATIONS_PER_WORKSPACE`.',
    },
    invitation_not_open: {
      status: 409,
      title: 'Invitation is not open',
      detail: 'The invitation was accepted, withdrawn or replaced, or has expired.',
      help: 'The invitation was accepted, withdrawn or replaced, or has expired. Ask for a new one.',
    },
  },
  pages: {
    overview: '/workspaces/{workspaceId}/overview',
    members: '/workspaces/{workspaceId}/members',
    workspaceSettings: '/workspaces/{workspaceId}/settings',
    acceptInvitation: '/accept-invitation#token={token}',
  },
  tokenPrefixes: ['lkinv'],
  variables: [workspaceVariables, membersVariables],
  limits: {
    WORKSPACES_PER_USER: {
      default: 100,
      description: 'Maximum number of workspaces one account can own.',
    },
    MEMBERS_PER_WORKSPACE: {
      default: 1_000,
      description: 'Maximum number of members in a workspace.',
    },
    INVITATIONS_PER_WORKSPACE: {
      default: 500,
      description: 'Maximum number of open invitations in a workspace.',
    },
    INVITATION_MAILS_PER_USER_PER_HOUR: {
      default: 100,
      description: 'Maximum number of invitation emails one account can send per hour.',
    },
  },
  migrations: [
    WorkspaceRemoval1700000000070,
    WorkspaceLimits1700000000162,
    RequiredSecondFactor1700000000172,
    WorkspaceLimitsMax1700000000260,
  ],
});

declare module '../../core/resource/resources.js' {
  interface Resources {
    workspaces: typeof workspaces;
  }
}
