import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import * as field from '../../core/http/fields.js';
import { linkHeader, page } from '../../core/http/paging.js';
import { Answers, Problems } from '../../core/openapi/responses.js';
import type { Actor } from '../../core/principal/actor.js';
import { CurrentActor, RequireOperator } from '../../core/access/decorators.js';
import {
  type LimitWorkspaceBody,
  limitWorkspaceBody,
  type OperatorWorkspaceResponse,
  operatorWorkspaceResponse,
  type SuspensionBody,
  suspensionBody,
  type WorkspacesQuery,
  workspacesQuery,
} from './oversight.schemas.js';
import { Oversight } from './oversight.service.js';

const ID = 'workspaceId';

@ApiTags('Operator')
@Controller('operator/workspaces')
export class OperatorWorkspacesController {
  constructor(private readonly oversight: Oversight) {}

  @Get()
  @RequireOperator()
  @ApiOperation({ summary: 'List all workspaces', operationId: 'listAllWorkspaces' })
  @Answers(200, 'A page of workspaces, newest first.', z.array(operatorWorkspaceResponse), linkHeader)
  @Problems('invalid_cursor')
  async list(
    @Query({ schema: workspacesQuery }) query: WorkspacesQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperatorWorkspaceResponse[]> {
    return page(await this.oversight.workspaces(query), query, request, reply);
  }

  @Get(`:${ID}`)
  @RequireOperator()
  @ApiOperation({ summary: 'Read any workspace', operationId: 'getAnyWorkspace' })
  @Answers(200, 'The workspace.', operatorWorkspaceResponse)
  get(@Param(ID, { schema: field.id }) id: string): Promise<OperatorWorkspaceResponse> {
    return this.oversight.workspace(id);
  }

  @Patch(`:${ID}`)
  @RequireOperator()
  @ApiOperation({
    summary: 'Cap the request limits of a workspace',
    operationId: 'limitWorkspace',
    description:
      'Limits above it, of the workspace or of a key or service account in it, can no longer be set. Those that are above it already stay as they are, and hold again once it is raised or removed; until then the workspace gets no more than this. Requests that were made in the current period count.',
  })
  @Answers(200, 'No instance or verifier lets more through.', operatorWorkspaceResponse)
  limit(
    @CurrentActor() actor: Actor,
    @Param(ID, { schema: field.id }) id: string,
    @Body({ schema: limitWorkspaceBody }) { limits_max: limitsMax }: LimitWorkspaceBody,
  ): Promise<OperatorWorkspaceResponse> {
    return this.oversight.limitWorkspace(actor, id, limitsMax);
  }

  @Post(`:${ID}/suspend`)
  @HttpCode(200)
  @RequireOperator()
  @ApiOperation({
    summary: 'Suspend a workspace',
    operationId: 'suspendWorkspace',
    description:
      'Its keys, and what its members do in it, are refused with `workspace_suspended` and the reason. Nothing is lost: all of it works again after `restore`. Repeating the request for one that is already suspended replaces the reason.',
  })
  @Answers(200, 'No instance serves a request in its name any more.', operatorWorkspaceResponse)
  suspend(
    @CurrentActor() actor: Actor,
    @Param(ID, { schema: field.id }) id: string,
    @Body({ schema: suspensionBody }) { reason }: SuspensionBody,
  ): Promise<OperatorWorkspaceResponse> {
    return this.oversight.suspendWorkspace(actor, id, reason);
  }

  @Post(`:${ID}/restore`)
  @HttpCode(200)
  @RequireOperator()
  @ApiOperation({ summary: 'Restore a suspended workspace', operationId: 'restoreWorkspace' })
  @Answers(200, 'Its keys and members can continue, on every instance.', operatorWorkspaceResponse)
  restore(
    @CurrentActor() actor: Actor,
    @Param(ID, { schema: field.id }) id: string,
  ): Promise<OperatorWorkspaceResponse> {
    return this.oversight.suspendWorkspace(actor, id, null);
  }
}
