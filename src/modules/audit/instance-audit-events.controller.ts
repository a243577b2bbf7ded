import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { linkHeader, sendPage } from '../../core/http/paging.js';
import { Answers, Problems } from '../../core/openapi/responses.js';
import { RequireOperator } from '../../core/access/decorators.js';
import {
  type InstanceAuditEventQuery,
  instanceAuditEventQuery,
  type InstanceAuditEventResponse,
  instanceAuditEventResponse,
  toInstanceAuditEventResponse,
} from './audit-event.schemas.js';
import { AuditTrail } from './audit-trail.js';

@ApiTags('Operator')
@Controller('operator/audit-events')
export class InstanceAuditEventsController {
  constructor(private readonly trail: AuditTrail) {}

  @Get()
  @RequireOperator()
  @ApiOperation({
    summary: 'Read the audit trail of the whole server',
    description:
      'Every change in every workspace and outside of them, newest first. With `q` or `address`, a page covers at most 10,000 events: it may have fewer items than `limit`, even none, and still a `next` link.',
    operationId: 'listInstanceAuditEvents',
  })
  @Answers(200, 'A page of events.', z.array(instanceAuditEventResponse), linkHeader)
  @Problems('invalid_cursor')
  async list(
    @Query({ schema: instanceAuditEventQuery }) {
      workspace_id: workspaceId,
      ...query
    }: InstanceAuditEventQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InstanceAuditEventResponse[]> {
    return sendPage(await this.trail.list(workspaceId, query), request, reply).map(
      toInstanceAuditEventResponse,
    );
  }
}
