import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { pathForCallers } from '../../core/http/base-path.js';
import { BodyValuesMax } from '../../core/http/body-values.js';
import * as field from '../../core/http/fields.js';
import { AcceptsIdempotencyKey, Idempotency, type IdempotencyRequest } from '../../core/http/idempotency.js';
import { linkHeader, sendPage } from '../../core/http/paging.js';
import { Answers, OptionalBody, Problems } from '../../core/openapi/responses.js';
import type { Actor } from '../../core/principal/actor.js';
import {
  CurrentActor,
  CurrentPrincipal,
  RequireScope,
  RequireScopeOfUser,
} from '../../core/access/decorators.js';
import type { WorkspacePrincipal } from '../../core/principal/principal.js';
import { ApiKeyImport } from './import/api-key-import.js';
import {
  IMPORT_VALUES_MAX,
  type ImportApiKeysBody,
  importApiKeysBody,
  type ImportedKeysResponse,
  importedKeysResponse,
} from './import/api-key-import.schemas.js';
import { ApiKeyBulkRevocation } from './lifecycle/api-key-bulk-revocation.js';
import { ApiKeyChanges } from './api-key-changes.js';
import { ApiKeyRotation } from './lifecycle/api-key-rotation.js';
import { ApiKeyTransfer } from './lifecycle/api-key-transfer.js';
import { METADATA_FILTER } from './api-key-metadata.js';
import { listApiKeys } from './list/api-key-list.js';
import { findApiKey } from './api-key-view.js';
import {
  type CreateApiKeyBody,
  createApiKeyBody,
  type RotateApiKeyBody,
  rotateApiKeyBody,
  type TransferApiKeyBody,
  transferApiKeyBody,
  type UpdateApiKeyBody,
  updateApiKeyBody,
} from './api-key-input.schemas.js';
import { type ApiKeysQuery, apiKeysQuery } from './list/api-key-list.schemas.js';
import {
  type RevokeApiKeysBody,
  revokeApiKeysBody,
  type RevokedKeysResponse,
  revokedKeysResponse,
  type RevokedResponse,
  revokedResponse,
  type RevokeQuery,
  revokeQuery,
} from './lifecycle/api-key-revocation.schemas.js';
import {
  type ApiKeyResponse,
  apiKeyResponse,
  apiKeysResponse,
  type IssuedApiKeyResponse,
  issuedApiKeyResponse,
  toApiKeyResponse,
} from './api-key.schemas.js';

const locationHeader = {
  Location: { description: 'The path of the new key.', schema: { type: 'string' as const } },
};

const WHOSE =
  'Viewers and members: the keys that they created. Admins and owners: all keys of the workspace.';

@ApiTags('API keys')
@ApiParam({ name: 'workspaceId', schema: { type: 'string', format: 'uuid' } })
@Controller('workspaces/:workspaceId/api-keys')
export class ApiKeysController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: ApiKeyChanges,
    private readonly rotation: ApiKeyRotation,
    private readonly transfers: ApiKeyTransfer,
    private readonly bulkRevocation: ApiKeyBulkRevocation,
    private readonly imports: ApiKeyImport,
  ) {}

  @Get()
  @RequireScope('api-keys:read')
  @ApiOperation({
    summary: 'List API keys',
    operationId: 'listApiKeys',
    description: `${WHOSE} ${METADATA_FILTER}`,
  })
  @Answers(
    200,
    'The keys, newest first unless `sort` says otherwise, without their secrets.',
    apiKeysResponse,
    linkHeader,
  )
  @Problems('invalid_cursor')
  async list(
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Query({ schema: apiKeysQuery }) query: ApiKeysQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ApiKeyResponse[]> {
    const keys = await listApiKeys(this.dataSource.manager, principal, {
      status: query.status,
      q: query.q,
      digest: query.sha256,
      ownerId: query.owner_id,
      scope: query.scope,
      isLeaked: query.leaked,
      expiresBefore: query.expires_before,
      unusedSince: query.unused_since,
      metadata: query.metadata,
      sort: query.sort,
      order: query.order ?? (query.sort === 'name' ? 'asc' : 'desc'),
      cursor: query.cursor,
      limit: query.limit,
    });
    return sendPage(keys, request, reply).map(toApiKeyResponse);
  }

  @Post()
  @RequireScope('api-keys:write', { stepUp: 'always' })
  @AcceptsIdempotencyKey()
  @ApiOperation({
    summary: 'Create an API key',
    operationId: 'createApiKey',
    description:
      'The key acts with your current role or, with `service_account_id`, with that of the service account, whoever created it. A key created with an API key cannot be wider than that key in scopes, addresses or lifetime.',
  })
  @Answers(201, 'The key with its secrets, which are shown only once.', issuedApiKeyResponse, locationHeader)
  @Problems(
    'wider_than_credential',
    'api_key_replaced',
    'api_key_limit',
    'breaks_key_policy',
    'user_required',
  )
  async create(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Idempotency() idempotency: IdempotencyRequest | null,
    @Body({ schema: createApiKeyBody }) body: CreateApiKeyBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IssuedApiKeyResponse> {
    return located(reply, await this.changes.create(actor, principal, idempotency, body));
  }

  @Post('import')
  @HttpCode(200)
  @RequireScope('api-keys:write', { role: 'admin', stepUp: 'always' })
  @BodyValuesMax(IMPORT_VALUES_MAX)
  @ApiOperation({
    summary: 'Import API keys by their digests',
    operationId: 'importApiKeys',
    description:
      'Keys that were created elsewhere continue to work unchanged, with your role. All of them are imported or, on an error, none. A digest that the server knows is reported and stays as it is, so a request can be repeated. ' +
      'Keys of another form than those of this server are accepted if they match `API_KEY_ACCEPTED_PATTERNS`. Publishes no webhook events.',
  })
  @Answers(200, 'The keys work, on every instance.', importedKeysResponse)
  @Problems('wider_than_credential', 'api_key_replaced', 'api_key_limit', 'breaks_key_policy')
  import(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Body({ schema: importApiKeysBody }) body: ImportApiKeysBody,
  ): Promise<ImportedKeysResponse> {
    return this.imports.run(actor, principal, body);
  }

  @Post('revoke')
  @HttpCode(200)
  @RequireScope('api-keys:write')
  @ApiOperation({
    summary: 'Revoke many API keys',
    operationId: 'revokeApiKeys',
    description:
      'Select the keys by exactly one of `ids`, `created_by`, `service_account_id` and `all`. All of them are revoked in one change or, on an error, none. ' +
      `This cannot be undone. ${WHOSE} The key that makes the request is not exempt.`,
  })
  @Answers(200, 'Every instance now rejects all of the keys.', revokedKeysResponse)
  @Problems('api_key_replaced')
  revokeMany(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Body({ schema: revokeApiKeysBody }) selection: RevokeApiKeysBody,
  ): Promise<RevokedKeysResponse> {
    return this.bulkRevocation.revoke(actor, principal, selection);
  }

  @Get(':keyId')
  @RequireScope('api-keys:read')
  @ApiOperation({ summary: 'Read an API key', operationId: 'getApiKey', description: WHOSE })
  @Answers(200, 'The key, without its secrets.', apiKeyResponse)
  async get(
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Param('keyId', { schema: field.id }) keyId: string,
  ): Promise<ApiKeyResponse> {
    return toApiKeyResponse(await findApiKey(this.dataSource.manager, principal, keyId));
  }

  @Patch(':keyId')
  @RequireScope('api-keys:write', { stepUp: 'always' })
  @ApiOperation({
    summary: 'Change an API key',
    operationId: 'updateApiKey',
    description:
      'Only active and disabled keys can be changed. `disabled` stops a key on every instance, or lets it work again. An API key can only change keys that are not wider than itself, and cannot make them wider than itself.',
  })
  @Answers(200, 'The changed key. Every instance now enforces the new limits.', apiKeyResponse)
  @Problems('wider_than_credential', 'api_key_replaced', 'api_key_not_active', 'breaks_key_policy')
  async update(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Param('keyId', { schema: field.id }) keyId: string,
    @Body({ schema: updateApiKeyBody }) body: UpdateApiKeyBody,
  ): Promise<ApiKeyResponse> {
    return toApiKeyResponse(await this.changes.update(actor, principal, keyId, body));
  }

  @Delete(':keyId')
  @RequireScope('api-keys:write')
  @ApiOperation({
    summary: 'Revoke an API key',
    operationId: 'revokeApiKey',
    description:
      'This cannot be undone. A key that is already revoked gets the same response. With `descendants=true`, keys created with this key are revoked too.',
  })
  @Answers(200, 'No instance serves a request with the key any more.', revokedResponse)
  @Problems('api_key_replaced')
  revoke(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Param('keyId', { schema: field.id }) keyId: string,
    @Query({ schema: revokeQuery }) query: RevokeQuery,
  ): Promise<RevokedResponse> {
    return this.changes.revoke(actor, principal, keyId, query);
  }

  @Post(':keyId/rotate')
  @RequireScope('api-keys:write', { stepUp: 'always' })
  @OptionalBody()
  @AcceptsIdempotencyKey()
  @ApiOperation({
    summary: 'Rotate an API key',
    operationId: 'rotateApiKey',
    description:
      'Creates a new key with the same name, scopes, addresses, expiry and owner. A key can be rotated once; the old key stops at once, or after `overlap_seconds`. ' +
      'If the owner has a higher role than you, you become the owner of the new key; with `keep_owner`, the response is 403 instead.',
  })
  @Answers(
    201,
    'The new key with its secrets, which are shown only once.',
    issuedApiKeyResponse,
    locationHeader,
  )
  @Problems('wider_than_credential', 'api_key_replaced', 'api_key_not_active')
  async rotate(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Idempotency() idempotency: IdempotencyRequest | null,
    @Param('keyId', { schema: field.id }) keyId: string,
    @Body({ schema: rotateApiKeyBody }) body: RotateApiKeyBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IssuedApiKeyResponse> {
    return located(reply, await this.rotation.rotate(actor, principal, idempotency, keyId, body));
  }

  @Post(':keyId/transfer')
  @HttpCode(200)
  @RequireScopeOfUser('api-keys:write', { role: 'admin', stepUp: 'always' })
  @ApiOperation({
    summary: 'Transfer an API key to a service account',
    operationId: 'transferApiKey',
    description:
      'The same key, with another owner: programs keep using it, it acts with the role of the service account, narrowed by its scopes, and the departure of its earlier owner no longer touches it. ' +
      'Requires a signed-in user with the role `admin`, and at least the role of the current owner. A key whose scopes the service account does not have, that has ended, or that was rotated is refused. ' +
      'Webhook endpoints that it signs for follow it if its earlier owner set them up and the service account may manage endpoints. A repeat gets the same response.',
  })
  @Answers(200, 'The key. Every instance now serves it with the role of its new owner.', apiKeyResponse)
  @Problems('api_key_not_active')
  async transfer(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Param('keyId', { schema: field.id }) keyId: string,
    @Body({ schema: transferApiKeyBody }) body: TransferApiKeyBody,
  ): Promise<ApiKeyResponse> {
    return toApiKeyResponse(await this.transfers.transfer(actor, principal, keyId, body.service_account_id));
  }
}

function located(reply: FastifyReply, key: IssuedApiKeyResponse): IssuedApiKeyResponse {
  void reply.header(
    'location',
    pathForCallers(reply.request, `/api/v1/workspaces/${key.workspace_id}/api-keys/${key.id}`),
  );
  return key;
}
