import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, RequireScope } from '../../../core/access/decorators.js';
import { Answers } from '../../../core/openapi/responses.js';
import type { WorkspacePrincipal } from '../../../core/principal/principal.js';
import { KeyReviewer } from './key-review.js';
import {
  type KeyReviewQuery,
  keyReviewQuery,
  type KeyReviewResponse,
  keyReviewResponse,
  toKeyReviewResponse,
} from './key-review.schemas.js';

@ApiTags('API keys')
@ApiParam({ name: 'workspaceId', schema: { type: 'string', format: 'uuid' } })
@Controller('workspaces/:workspaceId/key-review')
export class KeyReviewController {
  constructor(private readonly reviewer: KeyReviewer) {}

  @Get()
  @RequireScope('api-keys:read')
  @ApiOperation({
    summary: 'Review API keys',
    operationId: 'getKeyReview',
    description:
      'Keys that nobody uses, that never expire, or that may do more than they did in the last 90 days, with the `PATCH` that would narrow them. ' +
      'Viewers and members: the keys that they created. Admins and owners: all keys of the workspace.',
  })
  @Answers(200, 'The keys with findings.', keyReviewResponse)
  async read(
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Query({ schema: keyReviewQuery }) { finding: findings, limit }: KeyReviewQuery,
  ): Promise<KeyReviewResponse> {
    return toKeyReviewResponse(await this.reviewer.review(principal, { findings, limit }));
  }
}
