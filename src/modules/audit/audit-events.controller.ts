import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { linkHeader, sendPage } from '../../core/http/paging.js';
import { Answers, Problems } from '../../core/openapi/responses.js';
import { CurrentPrincipal, RequireScope } from '../../core/access/decorators.js';
import type { WorkspacePrincipal } from '../../core/principal/principal.js';
import {
  type AuditEventQuery,
  auditEventQuery,
  type AuditEventResponse,
  auditEventResponse,
  toAuditEventResponse,
} from './audit-event.schemas.js';
import { AuditTrail } from './audit-trail.js';

@ApiTags('Audit')
@Controller('workspaces/:workspaceId/audit-events')
export class AuditEventsController {
  constructor(private readonly trail: AuditTrail) {}

  @Get()
  @RequireScope('audit:read')
  @ApiOperation({
    summary: 'Read the audit trail',
    description:
      'Every change in the workspace, newest first. Events cannot be changed or removed. With `q` or `address`, a page covers at most 10,000 events: it may have fewer items than `limit`, even none, and still a `next` link.',
    operationId: 'listAuditEvents',
  })
  @Answers(200, 'A page of events.', z.array(auditEventResponse), linkHeader)
  @Problems('invalid_cursor')
  async list(
    @CurrentPrincipal() { workspaceId }: WorkspacePrincipal,
    @Query({ schema: auditEventQuery }) query: AuditEventQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AuditEventResponse[]> {
    return sendPage(await this.trail.list(workspaceId, query), request, reply).map(toAuditEventResponse);
  }
}
