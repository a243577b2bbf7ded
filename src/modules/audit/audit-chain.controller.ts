import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { linkHeader, pageQuery, type PageQuery, sendPage } from '../../core/http/paging.js';
import { Answers, Problems } from '../../core/openapi/responses.js';
import { CurrentPrincipal, RequireScope } from '../../core/access/decorators.js';
import type { WorkspacePrincipal } from '../../core/principal/principal.js';
import {
  auditCheckpointResponse,
  type AuditCheckpointResponse,
  auditLinkResponse,
  type AuditLinkResponse,
} from './audit-chain.schemas.js';
import { AuditChainReader } from './audit-chain-reader.js';

@ApiTags('Audit')
@Controller('workspaces/:workspaceId')
export class AuditChainController {
  constructor(private readonly reader: AuditChainReader) {}

  @Get('audit-chain')
  @RequireScope('audit:read')
  @ApiOperation({
    summary: 'Export the audit trail for verification',
    description:
      'Every event of the workspace with its position in the hash chain, oldest first. An event gets its position within about a second of its commit.',
    operationId: 'listAuditLinks',
  })
  @Answers(200, 'A page of links.', z.array(auditLinkResponse), linkHeader)
  @Problems('invalid_cursor')
  async list(
    @CurrentPrincipal() { workspaceId }: WorkspacePrincipal,
    @Query({ schema: pageQuery }) query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AuditLinkResponse[]> {
    return sendPage(await this.reader.list(workspaceId, query), request, reply);
  }

  @Get('audit-checkpoint')
  @RequireScope('audit:read')
  @ApiOperation({
    summary: 'Sign the state of the audit trail',
    description:
      "A signed statement of the current end of the workspace's chain. With a stored statement you can check later whether anything before it was changed or removed, including at the end.",
    operationId: 'getAuditCheckpoint',
  })
  @Answers(200, 'The checkpoint.', auditCheckpointResponse)
  checkpoint(@CurrentPrincipal() { workspaceId }: WorkspacePrincipal): Promise<AuditCheckpointResponse> {
    return this.reader.checkpoint(workspaceId);
  }
}
