import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Answers } from '../../core/openapi/responses.js';
import { Authenticated } from '../../core/access/decorators.js';
import { type OfferedScopesResponse, offeredScopesResponse } from './resource-server.schemas.js';
import { ResourceServersService } from './resource-servers.service.js';

@ApiTags('API keys')
@Controller('resource-servers')
export class OfferedScopesController {
  constructor(private readonly servers: ResourceServersService) {}

  @Get()
  @Authenticated()
  @ApiOperation({
    summary: 'List the services that offer scopes for keys',
    operationId: 'listOfferedScopes',
    description:
      'In addition to the scopes of this API. You can grant a key the scopes that your role includes.',
  })
  @Answers(200, 'Services by name, each with its scopes.', offeredScopesResponse)
  list(): Promise<OfferedScopesResponse> {
    return this.servers.offered();
  }
}
