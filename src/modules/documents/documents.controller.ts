import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Put,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type AcceptedVersions, includesVersion, versionTag } from '../../core/http/entity-tag.js';
import * as field from '../../core/http/fields.js';
import { AcceptsIdempotencyKey, Idempotency, type IdempotencyRequest } from '../../core/http/idempotency.js';
import { locationHeader, setLocation } from '../../core/http/location.js';
import { linkHeader, sendPage } from '../../core/http/paging.js';
import {
  AcceptsIfMatch,
  AcceptsIfNoneMatch,
  etagHeader,
  IfMatch,
  IfNoneMatch,
} from '../../core/http/preconditions.js';
import { Answers, Problems } from '../../core/openapi/responses.js';
import type { Actor } from '../../core/principal/actor.js';
import { CurrentActor, CurrentPrincipal, RequireScope } from '../../core/access/decorators.js';
import type { WorkspacePrincipal } from '../../core/principal/principal.js';
import {
  type DocumentBody,
  documentBody,
  type DocumentPatch,
  documentPatch,
  type DocumentResponse,
  documentResponse,
  type DocumentsQuery,
  documentsQuery,
} from './document.schemas.js';
import { DocumentsService } from './documents.service.js';

@ApiTags('Documents')
@Controller('documents')
export class DocumentsController {
  constructor(private readonly documents: DocumentsService) {}

  @Get()
  @RequireScope('documents:read')
  @ApiOperation({ summary: 'List or search documents, newest first', operationId: 'listDocuments' })
  @Answers(200, 'A page of documents.', z.array(documentResponse), linkHeader)
  @Problems('invalid_cursor')
  async list(
    @CurrentPrincipal() { workspaceId }: WorkspacePrincipal,
    @Query({ schema: documentsQuery }) query: DocumentsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DocumentResponse[]> {
    return sendPage(await this.documents.list(workspaceId, query), request, reply);
  }

  @Post()
  @RequireScope('documents:write')
  @AcceptsIdempotencyKey()
  @ApiOperation({ summary: 'Create a document', operationId: 'createDocument' })
  @Answers(201, 'The new document.', documentResponse, { ...locationHeader, ...etagHeader })
  @Problems('document_limit', 'document_bytes_limit')
  async create(
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @CurrentActor() actor: Actor,
    @Body({ schema: documentBody }) body: DocumentBody,
    @Idempotency() idempotency: IdempotencyRequest | null,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DocumentResponse> {
    const document = await this.documents.create(actor, principal, body, idempotency);
    setLocation(request, reply, document.id);
    return withTag(document, reply);
  }

  @Get(':documentId')
  @RequireScope('documents:read')
  @AcceptsIfNoneMatch()
  @ApiOperation({ summary: 'Read a document', operationId: 'getDocument' })
  @Answers(200, 'The document.', documentResponse, etagHeader)
  @Answers(304, 'The version that you have is the current one.', undefined, etagHeader)
  async get(
    @CurrentPrincipal() { workspaceId }: WorkspacePrincipal,
    @Param('documentId', { schema: field.id }) documentId: string,
    @IfNoneMatch() known: AcceptedVersions,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DocumentResponse | undefined> {
    const document = withTag(await this.documents.get(workspaceId, documentId), reply);
    if (!includesVersion(known, document.version)) return document;
    void reply.status(304);
    return undefined;
  }

  @Put(':documentId')
  @RequireScope('documents:write')
  @AcceptsIfMatch()
  @ApiOperation({ summary: 'Replace a document', operationId: 'replaceDocument' })
  @Answers(200, 'The new version of the document.', documentResponse, etagHeader)
  @Problems('document_bytes_limit')
  async replace(
    @CurrentPrincipal() { workspaceId }: WorkspacePrincipal,
    @CurrentActor() actor: Actor,
    @Param('documentId', { schema: field.id }) documentId: string,
    @Body({ schema: documentBody }) body: DocumentBody,
    @IfMatch() accepted: AcceptedVersions,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DocumentResponse> {
    return withTag(await this.documents.update(actor, workspaceId, documentId, body, accepted), reply);
  }

  @Patch(':documentId')
  @RequireScope('documents:write')
  @AcceptsIfMatch()
  @ApiOperation({ summary: 'Change some fields of a document', operationId: 'updateDocument' })
  @Answers(200, 'The new version of the document.', documentResponse, etagHeader)
  @Problems('document_bytes_limit')
  async update(
    @CurrentPrincipal() { workspaceId }: WorkspacePrincipal,
    @CurrentActor() actor: Actor,
    @Param('documentId', { schema: field.id }) documentId: string,
    @Body({ schema: documentPatch }) patch: DocumentPatch,
    @IfMatch() accepted: AcceptedVersions,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DocumentResponse> {
    return withTag(await this.documents.update(actor, workspaceId, documentId, patch, accepted), reply);
  }

  @Delete(':documentId')
  @HttpCode(204)
  @RequireScope('documents:write')
  @AcceptsIfMatch()
  @ApiOperation({ summary: 'Delete a document', operationId: 'deleteDocument' })
  @Answers(204, 'The document is deleted.')
  async remove(
    @CurrentPrincipal() { workspaceId }: WorkspacePrincipal,
    @CurrentActor() actor: Actor,
    @Param('documentId', { schema: field.id }) documentId: string,
    @IfMatch() accepted: AcceptedVersions,
  ): Promise<void> {
    await this.documents.remove(actor, workspaceId, documentId, accepted);
  }
}

function withTag(document: DocumentResponse, reply: FastifyReply): DocumentResponse {
  void reply.header('etag', versionTag(document.version));
  return document;
}
