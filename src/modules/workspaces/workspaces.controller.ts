import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AcceptsIdempotencyKey, Idempotency, type IdempotencyRequest } from '../../core/http/idempotency.js';
import { locationHeader, setLocation } from '../../core/http/location.js';
import { linkHeader, page, type PageQuery, pageQuery } from '../../core/http/paging.js';
import { Answers, Problems } from '../../core/openapi/responses.js';
import type { Actor } from '../../core/principal/actor.js';
import {
  Authenticated,
  CurrentActor,
  CurrentPrincipal,
  RequireScope,
  RequireUser,
} from '../../core/access/decorators.js';
import type { Principal, UserPrincipal, WorkspacePrincipal } from '../../core/principal/principal.js';
import {
  type CreateWorkspaceBody,
  createWorkspaceBody,
  type UpdateWorkspaceBody,
  updateWorkspaceBody,
  type WorkspaceWithRoleResponse,
  workspaceWithRoleResponse,
} from './workspace.schemas.js';
import { WorkspacesService } from './workspaces.service.js';

@ApiTags('Workspaces')
@Controller('workspaces')
export class WorkspacesController {
  constructor(private readonly workspaces: WorkspacesService) {}

  @Get()
  @Authenticated()
  @ApiOperation({
    summary: 'List workspaces',
    description:
      'All workspaces of a user, newest first. An API key (scope `workspace:read`) sees only its own.',
    operationId: 'listWorkspaces',
  })
  @Answers(200, 'A page of workspaces.', z.array(workspaceWithRoleResponse), linkHeader)
  @Problems('invalid_cursor', 'insufficient_scope')
  async list(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: pageQuery }) query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WorkspaceWithRoleResponse[]> {
    return page(await this.workspaces.list(principal, query), query, request, reply);
  }

  @Post()
  @RequireUser()
  @AcceptsIdempotencyKey()
  @ApiOperation({
    summary: 'Create a workspace',
    description: 'The caller becomes its owner.',
    operationId: 'createWorkspace',
  })
  @Answers(201, 'The new workspace.', workspaceWithRoleResponse, locationHeader)
  @Problems('workspace_limit')
  async create(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() principal: UserPrincipal,
    @Idempotency() idempotency: IdempotencyRequest | null,
    @Body({ schema: createWorkspaceBody }) body: CreateWorkspaceBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WorkspaceWithRoleResponse> {
    const workspace = await this.workspaces.create(actor, principal, idempotency, body);
    setLocation(request, reply, workspace.id);
    return workspace;
  }

  @Get(':workspaceId')
  @RequireScope('workspace:read')
  @ApiOperation({ summary: 'Get a workspace', operationId: 'getWorkspace' })
  @Answers(200, 'The workspace.', workspaceWithRoleResponse)
  get(@CurrentPrincipal() principal: WorkspacePrincipal): Promise<WorkspaceWithRoleResponse> {
    return this.workspaces.get(principal);
  }

  @Patch(':workspaceId')
  @RequireScope('workspace:write', { stepUp: 'always' })
  @ApiOperation({ summary: 'Change a workspace', operationId: 'updateWorkspace' })
  @Answers(200, 'The workspace.', workspaceWithRoleResponse)
  update(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Body({ schema: updateWorkspaceBody }) body: UpdateWorkspaceBody,
  ): Promise<WorkspaceWithRoleResponse> {
    return this.workspaces.update(actor, principal, body);
  }

  @Delete(':workspaceId')
  @HttpCode(204)
  @RequireScope('workspace:write', { role: 'owner', stepUp: 'always' })
  @ApiOperation({
    summary: 'Delete a workspace',
    description:
      'Deletes everything in it: members, keys, webhook endpoints and the records of resources. This cannot be undone. The audit trail remains.',
    operationId: 'deleteWorkspace',
  })
  @Answers(204, 'The workspace is deleted.')
  delete(@CurrentActor() actor: Actor, @CurrentPrincipal() principal: WorkspacePrincipal): Promise<void> {
    return this.workspaces.delete(actor, principal);
  }
}
