import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import * as field from '../../core/http/fields.js';
import { linkHeader, page } from '../../core/http/paging.js';
import { Answers, Problems } from '../../core/openapi/responses.js';
import type { Actor } from '../../core/principal/actor.js';
import { CurrentActor, RequireOperator } from '../../core/access/decorators.js';
import {
  type OperatorUserResponse,
  operatorUserResponse,
  type SuspensionBody,
  suspensionBody,
  type UsersQuery,
  usersQuery,
} from './oversight.schemas.js';
import { Oversight } from './oversight.service.js';

const ID = 'userId';

@ApiTags('Operator')
@Controller('operator/users')
export class OperatorUsersController {
  constructor(private readonly oversight: Oversight) {}

  @Get()
  @RequireOperator()
  @ApiOperation({ summary: 'List all users', operationId: 'listAllUsers' })
  @Answers(200, 'A page of users, newest first.', z.array(operatorUserResponse), linkHeader)
  @Problems('invalid_cursor')
  async list(
    @Query({ schema: usersQuery }) query: UsersQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperatorUserResponse[]> {
    return page(await this.oversight.users(query), query, request, reply);
  }

  @Get(`:${ID}`)
  @RequireOperator()
  @ApiOperation({ summary: 'Read any user', operationId: 'getAnyUser' })
  @Answers(200, 'The user.', operatorUserResponse)
  get(@Param(ID, { schema: field.id }) id: string): Promise<OperatorUserResponse> {
    return this.oversight.user(id);
  }

  @Post(`:${ID}/suspend`)
  @HttpCode(200)
  @RequireOperator()
  @ApiOperation({
    summary: 'Suspend a user',
    operationId: 'suspendUser',
    description:
      'Their sessions, sign-ins and keys are refused with `account_suspended` and the reason, in every workspace. Nothing is lost: all of it works again after `restore`. Repeating the request for one that is already suspended replaces the reason.',
  })
  @Answers(200, 'No instance serves a request in their name any more.', operatorUserResponse)
  suspend(
    @CurrentActor() actor: Actor,
    @Param(ID, { schema: field.id }) id: string,
    @Body({ schema: suspensionBody }) { reason }: SuspensionBody,
  ): Promise<OperatorUserResponse> {
    return this.oversight.suspendUser(actor, id, reason);
  }

  @Post(`:${ID}/restore`)
  @HttpCode(200)
  @RequireOperator()
  @ApiOperation({ summary: 'Restore a suspended user', operationId: 'restoreUser' })
  @Answers(200, 'Their sessions and keys can continue, on every instance.', operatorUserResponse)
  restore(
    @CurrentActor() actor: Actor,
    @Param(ID, { schema: field.id }) id: string,
  ): Promise<OperatorUserResponse> {
    return this.oversight.suspendUser(actor, id, null);
  }
}
