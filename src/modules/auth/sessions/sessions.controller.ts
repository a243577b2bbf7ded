import { Controller, Delete, Get, HttpCode, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { problem } from '../../../core/errors/problem.js';
import * as field from '../../../core/http/fields.js';
import { afterId, linkHeader, page, pageQuery, type PageQuery } from '../../../core/http/paging.js';
import { Answers, Problems } from '../../../core/openapi/responses.js';
import type { Actor } from '../../../core/principal/actor.js';
import { CurrentActor, CurrentPrincipal, RequireUser } from '../../../core/access/decorators.js';
import type { UserPrincipal } from '../../../core/principal/principal.js';
import { Changes } from '../../audit/changes.js';
import { clearRefreshCookie } from './refresh-cookie.js';
import { endOtherSessions, endSession } from './session-endings.js';
import { IS_LIVE } from './session-lifetimes.js';
import { Session } from './session.entity.js';
import { type SessionResponse, sessionResponse, toSessionResponse } from './session.schemas.js';

@ApiTags('Auth')
@Controller('auth/sessions')
export class SessionsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
  ) {}

  @Get()
  @RequireUser({ unverified: true })
  @ApiOperation({ summary: 'List your sessions', operationId: 'listSessions' })
  @Answers(200, 'The active sessions, newest first.', z.array(sessionResponse), linkHeader)
  @Problems('validation_failed', 'invalid_cursor')
  async list(
    @CurrentPrincipal() principal: UserPrincipal,
    @Query({ schema: pageQuery }) query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionResponse[]> {
    const select = this.dataSource
      .createQueryBuilder(Session, 'session')
      .where('session.userId = :userId', { userId: principal.userId })
      .andWhere(IS_LIVE)
      .orderBy('session.id', 'DESC')
      .limit(query.limit + 1);
    const after = afterId(query);
    if (after !== null) select.andWhere('session.id < :after', { after });
    const sessions = page(await select.getMany(), query, request, reply);
    return sessions.map((session) => toSessionResponse(session, principal.sessionId));
  }

  @Delete(':sessionId')
  @HttpCode(204)
  @RequireUser({ unverified: true })
  @ApiOperation({ summary: 'End one of your sessions', operationId: 'endSession' })
  @Answers(204, 'The session has ended. If it was the current one, its cookie is removed.')
  @Problems('not_found')
  async end(
    @Param('sessionId', { schema: field.id }) sessionId: string,
    @CurrentPrincipal() principal: UserPrincipal,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const ended = await this.changes.runOnAuthority(actor, (change) =>
      endSession(change, sessionId, 'ended_by_user', { ofUserId: principal.userId }),
    );
    if (!ended) throw problem('not_found');
    if (sessionId.toLowerCase() === principal.sessionId) clearRefreshCookie(reply);
  }

  @Delete()
  @HttpCode(204)
  @RequireUser({ unverified: true })
  @ApiOperation({
    summary: 'End all your other sessions',
    operationId: 'endOtherSessions',
  })
  @Answers(204, 'All other sessions have ended.')
  async endOthers(@CurrentPrincipal() principal: UserPrincipal, @CurrentActor() actor: Actor): Promise<void> {
    await this.changes.runOnAuthority(actor, (change) =>
      endOtherSessions(change, principal.userId, principal.sessionId, 'ended_by_user'),
    );
  }
}
