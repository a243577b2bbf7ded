import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import * as field from '../../core/http/fields.js';
import { locationHeader, setLocation } from '../../core/http/location.js';
import { Answers, OptionalBody, Problems } from '../../core/openapi/responses.js';
import type { Actor } from '../../core/principal/actor.js';
import { CurrentActor, RequireOperator } from '../../core/access/decorators.js';
import {
  type CreateResourceServerBody,
  createResourceServerBody,
  type IssuedResourceServerResponse,
  issuedResourceServerResponse,
  type PutScopesBody,
  putScopesBody,
  type ResourceServerResponse,
  resourceServerResponse,
  type RotateSecretBody,
  rotateSecretBody,
  type UpdateResourceServerBody,
  updateResourceServerBody,
} from './resource-server.schemas.js';
import { ResourceServersService } from './resource-servers.service.js';

const ID = 'resourceServerId';

@ApiTags('Operator')
@Controller('operator/resource-servers')
export class ResourceServersController {
  constructor(private readonly servers: ResourceServersService) {}

  @Get()
  @RequireOperator()
  @ApiOperation({ summary: 'List resource servers', operationId: 'listResourceServers' })
  @Answers(200, 'All resource servers, by name.', z.array(resourceServerResponse))
  list(): Promise<ResourceServerResponse[]> {
    return this.servers.list();
  }

  @Post()
  @RequireOperator()
  @ApiOperation({ summary: 'Register a resource server', operationId: 'createResourceServer' })
  @Answers(
    201,
    'The service with its secret, which is shown only once.',
    issuedResourceServerResponse,
    locationHeader,
  )
  @Problems('conflict')
  async create(
    @CurrentActor() actor: Actor,
    @Body({ schema: createResourceServerBody }) body: CreateResourceServerBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IssuedResourceServerResponse> {
    const server = await this.servers.create(actor, body);
    setLocation(request, reply, server.id);
    return server;
  }

  @Get(`:${ID}`)
  @RequireOperator()
  @ApiOperation({ summary: 'Read a resource server', operationId: 'getResourceServer' })
  @Answers(200, 'The service, without its secret.', resourceServerResponse)
  get(@Param(ID, { schema: field.id }) id: string): Promise<ResourceServerResponse> {
    return this.servers.get(id);
  }

  @Patch(`:${ID}`)
  @RequireOperator()
  @ApiOperation({ summary: 'Change the title of a resource server', operationId: 'updateResourceServer' })
  @Answers(200, 'The changed service.', resourceServerResponse)
  update(
    @CurrentActor() actor: Actor,
    @Param(ID, { schema: field.id }) id: string,
    @Body({ schema: updateResourceServerBody }) body: UpdateResourceServerBody,
  ): Promise<ResourceServerResponse> {
    return this.servers.update(actor, id, body);
  }

  @Delete(`:${ID}`)
  @HttpCode(204)
  @RequireOperator()
  @ApiOperation({
    summary: 'Remove a resource server',
    operationId: 'deleteResourceServer',
    description: 'Its scopes end for every key, and its secrets stop working.',
  })
  @Answers(204, 'Every instance now rejects its secrets and ignores its scopes.')
  delete(@CurrentActor() actor: Actor, @Param(ID, { schema: field.id }) id: string): Promise<void> {
    return this.servers.delete(actor, id);
  }

  @Post(`:${ID}/rotate-secret`)
  @RequireOperator()
  @OptionalBody()
  @ApiOperation({
    summary: 'Rotate the secret of a resource server',
    operationId: 'rotateResourceServerSecret',
    description: 'The old secret stops at once, or after `overlap_seconds`.',
  })
  @Answers(201, 'The service with its new secret, which is shown only once.', issuedResourceServerResponse)
  rotateSecret(
    @CurrentActor() actor: Actor,
    @Param(ID, { schema: field.id }) id: string,
    @Body({ schema: rotateSecretBody }) body: RotateSecretBody,
  ): Promise<IssuedResourceServerResponse> {
    return this.servers.rotateSecret(actor, id, body.overlap_seconds);
  }

  @Put(`:${ID}/scopes`)
  @RequireOperator()
  @ApiOperation({
    summary: 'Set the scopes of a resource server',
    operationId: 'putResourceServerScopes',
    description:
      'Replaces the whole list. New scopes can be granted to keys as soon as the call returns; omitted scopes end for every key.',
  })
  @Answers(200, 'The service with its scopes, which every instance now accepts.', resourceServerResponse)
  @Problems('conflict')
  putScopes(
    @CurrentActor() actor: Actor,
    @Param(ID, { schema: field.id }) id: string,
    @Body({ schema: putScopesBody }) body: PutScopesBody,
  ): Promise<ResourceServerResponse> {
    return this.servers.putScopes(actor, id, body);
  }
}
