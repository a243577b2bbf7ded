import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CurrentPrincipal, RequireScope } from '../../../core/access/decorators.js';
import * as field from '../../../core/http/fields.js';
import { linkHeader, page } from '../../../core/http/paging.js';
import { Answers, Problems } from '../../../core/openapi/responses.js';
import type { WorkspacePrincipal } from '../../../core/principal/principal.js';
import { RequestLogReader } from './request-log-reader.js';
import {
  type ApiKeyRequestResponse,
  apiKeyRequestResponse,
  type ApiKeyRequestsQuery,
  apiKeyRequestsQuery,
  toApiKeyRequestResponse,
} from './request-log.schemas.js';

@ApiTags('API keys')
@ApiParam({ name: 'workspaceId', schema: { type: 'string', format: 'uuid' } })
@Controller('workspaces/:workspaceId/api-keys/:keyId/requests')
export class ApiKeyRequestsController {
  constructor(private readonly log: RequestLogReader) {}

  @Get()
  @RequireScope('api-keys:read')
  @ApiOperation({
    summary: 'List recent requests with an API key',
    operationId: 'listApiKeyRequests',
    description:
      'A sample, for finding out what a program does: of bursts only a few requests in each second are stored, of failures more than of successes. The usage counts every request. Empty if the operator has switched the request log off.',
  })
  @Answers(200, 'A page of requests, newest first.', z.array(apiKeyRequestResponse), linkHeader)
  @Problems('invalid_cursor')
  async list(
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Param('keyId', { schema: field.id }) keyId: string,
    @Query({ schema: apiKeyRequestsQuery }) query: ApiKeyRequestsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ApiKeyRequestResponse[]> {
    const requests = await this.log.list(principal, keyId, query);
    return page(requests, query, request, reply).map(toApiKeyRequestResponse);
  }
}
