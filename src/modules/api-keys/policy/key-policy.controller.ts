import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentActor, CurrentPrincipal, RequireScope } from '../../../core/access/decorators.js';
import { Answers, Problems } from '../../../core/openapi/responses.js';
import type { Actor } from '../../../core/principal/actor.js';
import type { WorkspacePrincipal } from '../../../core/principal/principal.js';
import { KeyPolicies } from './key-policies.js';
import {
  type AppliedKeyPolicyResponse,
  appliedKeyPolicyResponse,
  type KeyPolicyBody,
  keyPolicyBody,
  type KeyPolicyQuery,
  keyPolicyQuery,
  type KeyPolicyResponse,
  keyPolicyResponse,
  toAppliedKeyPolicyResponse,
  toKeyPolicy,
  toKeyPolicyResponse,
} from './key-policy.schemas.js';

@ApiTags('API keys')
@ApiParam({ name: 'workspaceId', schema: { type: 'string', format: 'uuid' } })
@Controller('workspaces/:workspaceId/key-policy')
export class KeyPolicyController {
  constructor(private readonly policies: KeyPolicies) {}

  @Get()
  @RequireScope('api-keys:read')
  @ApiOperation({ summary: 'Read the policy for API keys', operationId: 'getKeyPolicy' })
  @Answers(200, 'The policy. Without one, no rule applies.', keyPolicyResponse)
  async get(@CurrentPrincipal() { workspaceId }: WorkspacePrincipal): Promise<KeyPolicyResponse> {
    return toKeyPolicyResponse(await this.policies.get(workspaceId));
  }

  @Put()
  @RequireScope('api-keys:write', { role: 'admin', stepUp: 'always' })
  @ApiOperation({
    summary: 'Set the policy for API keys',
    operationId: 'setKeyPolicy',
    description:
      'New keys that break the policy are refused. Existing keys that break it get an earlier expiry: the end of the grace, or by `max_lifetime_days` the end of their lifetime if that is later. ' +
      'A later, more lenient policy does not give keys their former expiry back; `PATCH` the keys for that. With `dry_run=true` nothing changes, and the answer names the keys concerned.',
  })
  @Answers(
    200,
    'The policy, and the keys that end earlier by it, on every instance.',
    appliedKeyPolicyResponse,
  )
  @Problems('api_key_replaced')
  async set(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Body({ schema: keyPolicyBody }) body: KeyPolicyBody,
    @Query({ schema: keyPolicyQuery }) { dry_run: dryRun }: KeyPolicyQuery,
  ): Promise<AppliedKeyPolicyResponse> {
    const policy = toKeyPolicy(body);
    const applied = dryRun
      ? await this.policies.preview(principal.workspaceId, policy, body.grace_days)
      : await this.policies.set(actor, principal, policy, body.grace_days);
    return toAppliedKeyPolicyResponse(applied, dryRun);
  }
}
