import { Readable } from 'node:stream';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentPrincipal, RequireScope } from '../../core/access/decorators.js';
import { noteStream } from '../../core/http/non-readers.js';
import { Problems } from '../../core/openapi/responses.js';
import type { WorkspacePrincipal } from '../../core/principal/principal.js';
import { type AuditExportQuery, auditExportQuery } from './audit-event.schemas.js';
import { AuditExport } from './audit-export.js';
import { EXPORT_FORMATS } from './export-formats.js';

@ApiTags('Audit')
@Controller('workspaces/:workspaceId/audit-events')
export class AuditExportController {
  constructor(private readonly exports: AuditExport) {}

  @Get('export')
  @RequireScope('audit:read', { withoutDatabase: true })
  @ApiOperation({
    summary: 'Export the audit trail',
    description:
      'All events that match the filters, newest first, as one streamed file of any length. If access ends meanwhile, or anything goes wrong, the connection breaks: a response that ends properly is complete. A client may pause for up to two minutes.',
    operationId: 'exportAuditEvents',
  })
  @ApiResponse({
    status: 200,
    description: 'The events.',
    headers: {
      'Content-Disposition': {
        description: 'Names the file.',
        schema: { type: 'string', example: 'attachment; filename="audit-2027-01-31.csv"' },
      },
    },
    content: {
      'application/json': { schema: { type: 'array', items: { $ref: '#/components/schemas/AuditEvent' } } },
      'text/csv': { schema: { type: 'string' } },
    },
  })
  @Problems('too_many_requests')
  async export(
    @CurrentPrincipal() { workspaceId }: WorkspacePrincipal,
    @Query({ schema: auditExportQuery }) query: AuditExportQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Readable> {
    const day = new Date().toISOString().slice(0, 10);
    // Only after the first batch has been read, because a problem document is not a file.
    const stream =
      request.method === 'HEAD' ? Readable.from([]) : await this.exports.open(request, workspaceId, query);
    void reply
      .type(EXPORT_FORMATS[query.format].contentType)
      .header('content-disposition', `attachment; filename="audit-${day}.${query.format}"`);
    noteStream(reply.raw);
    return stream;
  }
}
