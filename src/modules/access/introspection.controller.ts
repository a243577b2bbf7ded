import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { FormBody } from '../../core/http/form-body.js';
import { Answers, ProblemsFrom } from '../../core/openapi/responses.js';
import { RequireResourceServer, resourceServerOf } from '../../core/access/decorators.js';
import { Introspection } from './introspection.js';
import {
  type IntrospectionBody,
  introspectionBody,
  type IntrospectionResponse,
  introspectionResponse,
} from './introspection.schemas.js';

@ApiTags('Verification')
@Controller('introspect')
export class IntrospectionController {
  constructor(private readonly introspection: Introspection) {}

  @Post()
  @HttpCode(200)
  @RequireResourceServer()
  @FormBody()
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiOperation({ summary: 'Introspect a credential (RFC 7662)', operationId: 'introspect' })
  @Answers(200, 'The current state of the credential.', introspectionResponse)
  @ProblemsFrom('keys')
  introspect(
    @Req() request: FastifyRequest,
    @Body({ schema: introspectionBody }) body: IntrospectionBody,
  ): Promise<IntrospectionResponse> {
    const asked = {
      audience: resourceServerOf(request).name,
      scopes: body.scope?.split(' ').filter(Boolean) ?? [],
      address: body.address ?? null,
    };
    return this.introspection.of(body.token, asked, request);
  }
}
