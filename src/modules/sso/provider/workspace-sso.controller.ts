import { Body, Controller, Delete, Get, HttpCode, Patch, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  CurrentActor,
  CurrentPrincipal,
  RequireScope,
  RequireScopeOfUser,
} from '../../../core/access/decorators.js';
import { Answers, Problems } from '../../../core/openapi/responses.js';
import type { Actor } from '../../../core/principal/actor.js';
import type { WorkspacePrincipal } from '../../../core/principal/principal.js';
import {
  type IdentityProviderBody,
  identityProviderBody,
  type SsoChangeBody,
  ssoChangeBody,
  type WorkspaceSsoResponse,
  workspaceSsoResponse,
} from './workspace-sso.schemas.js';
import { WorkspaceSso } from './workspace-sso.js';

const BREAKS_GLASS = { role: 'owner', stepUp: 'always', breaksGlass: true } as const;

@ApiTags('Workspaces')
@Controller('workspaces/:workspaceId/sso')
export class WorkspaceSsoController {
  constructor(private readonly sso: WorkspaceSso) {}

  @Get()
  @RequireScope('workspace:read', { breaksGlass: true })
  @ApiOperation({ summary: "Get a workspace's single sign-on", operationId: 'getWorkspaceSso' })
  @Answers(200, 'How members sign in.', workspaceSsoResponse)
  get(@CurrentPrincipal() principal: WorkspacePrincipal): Promise<WorkspaceSsoResponse> {
    return this.sso.get(principal);
  }

  @Put('identity-provider')
  @RequireScopeOfUser('workspace:write', BREAKS_GLASS)
  @ApiOperation({
    summary: "Configure a workspace's identity provider",
    description:
      'An OpenID Connect provider with the authorization code flow. Another issuer or client id replaces it: the sessions that the earlier one began end. Both stay as they are while it is enforced; a new client secret is accepted at any time.',
    operationId: 'setWorkspaceIdentityProvider',
  })
  @Answers(200, 'Members can sign in with it.', workspaceSsoResponse)
  @Problems('sso_enforced', 'too_many_requests')
  configure(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Body({ schema: identityProviderBody }) body: IdentityProviderBody,
  ): Promise<WorkspaceSsoResponse> {
    return this.sso.configure(actor, principal, body);
  }

  @Patch()
  @RequireScopeOfUser('workspace:write', BREAKS_GLASS)
  @ApiOperation({
    summary: "Enforce a workspace's single sign-on",
    description:
      'Once answered, members whose session has not signed in with the identity provider can do nothing in the workspace, on any server. API keys are not affected. Only a session that has signed in with it and proved a second factor can enforce it; any owner with a second factor can turn it off.',
    operationId: 'updateWorkspaceSso',
  })
  @Answers(200, 'How members sign in now.', workspaceSsoResponse)
  @Problems('no_identity_provider')
  update(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Body({ schema: ssoChangeBody }) { enforced }: SsoChangeBody,
  ): Promise<WorkspaceSsoResponse> {
    return this.sso.enforce(actor, principal, enforced);
  }

  @Delete('identity-provider')
  @HttpCode(204)
  @RequireScopeOfUser('workspace:write', BREAKS_GLASS)
  @ApiOperation({
    summary: "Remove a workspace's identity provider",
    description: 'The sessions that it began end, and members need not have signed in with it any more.',
    operationId: 'deleteWorkspaceIdentityProvider',
  })
  @Answers(204, 'Nobody signs in with it any more.')
  remove(@CurrentActor() actor: Actor, @CurrentPrincipal() principal: WorkspacePrincipal): Promise<void> {
    return this.sso.remove(actor, principal);
  }
}
