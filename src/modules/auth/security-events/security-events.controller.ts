import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { CurrentPrincipal, RequireUser } from '../../../core/access/decorators.js';
import { linkHeader, page, pageQuery, type PageQuery } from '../../../core/http/paging.js';
import { Answers, Problems } from '../../../core/openapi/responses.js';
import type { UserPrincipal } from '../../../core/principal/principal.js';
import {
  type SecurityEventResponse,
  securityEventResponse,
  toSecurityEventResponse,
} from './security-event.schemas.js';
import { securityEventsOf } from './security-events.js';

@ApiTags('Auth')
@Controller('auth/security-events')
export class SecurityEventsController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @RequireUser({ unverified: true })
  @ApiOperation({
    summary: 'See what recently happened to your account',
    description:
      'Sign-ins, failed second factors, changes of second factors, passwords and addresses, and sessions that ended, of the last 90 days. Newest first.',
    operationId: 'listSecurityEvents',
  })
  @Answers(200, 'A page of events.', z.array(securityEventResponse), linkHeader)
  @Problems('validation_failed', 'invalid_cursor')
  async list(
    @CurrentPrincipal() { userId }: UserPrincipal,
    @Query({ schema: pageQuery }) query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SecurityEventResponse[]> {
    const events = await securityEventsOf(this.dataSource.manager, userId, query);
    return page(events, query, request, reply).map((event) => toSecurityEventResponse(event, userId));
  }
}
