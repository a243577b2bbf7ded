import {
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Logger,
  Param,
  Post,
  Query,
  Redirect,
  Req,
  Res,
} from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CurrentActor, CurrentPrincipal, Public, RequireUser } from '../../core/access/decorators.js';
import { Problem, problem } from '../../core/errors/problem.js';
import * as field from '../../core/http/fields.js';
import { linkHeader, page, pageQuery, type PageQuery } from '../../core/http/paging.js';
import { IgnoresQuery } from '../../core/http/unknown-query.js';
import { Answers, Problems } from '../../core/openapi/responses.js';
import type { Actor } from '../../core/principal/actor.js';
import type { UserPrincipal } from '../../core/principal/principal.js';
import { isId } from '../../core/secrets/ids.js';
import { KeyRing } from '../../core/secrets/key-ring.js';
import { toWire } from '../auth/factors/second-factor-problems.js';
import { setRefreshCookie } from '../auth/sessions/refresh-cookie.js';
import { DashboardLinks } from '../mail/dashboard-links.js';
import { Identities } from './identities/identities.js';
import { IdentityProviders } from './provider/identity-providers.js';
import { keepAttempt, takeAttempt } from './sign-in/sso-attempt.js';
import { SsoFlow } from './sign-in/sso-flow.js';
import { SsoSignIn } from './sign-in/sso-sign-in.js';
import {
  type IdentityResponse,
  identityResponse,
  type LinkResponse,
  linkResponse,
  providerId,
  toIdentityResponse,
} from './sso.schemas.js';

interface Redirection {
  url: string;
}

/** A person's browser follows these routes, so errors are shown by the dashboard. */
@ApiTags('Auth')
@Controller('auth')
export class SsoController {
  private readonly logger = new Logger(SsoController.name);

  constructor(
    private readonly providers: IdentityProviders,
    private readonly flow: SsoFlow,
    private readonly ssoSignIn: SsoSignIn,
    private readonly identities: Identities,
    private readonly keyRing: KeyRing,
    private readonly links: DashboardLinks,
  ) {}

  @Get('identities')
  @RequireUser({ unverified: true })
  @ApiOperation({ summary: 'List your linked identities', operationId: 'listIdentities' })
  @Answers(
    200,
    'The identities that sign in to your account, newest first.',
    z.array(identityResponse),
    linkHeader,
  )
  @Problems('invalid_cursor')
  async listIdentities(
    @CurrentPrincipal() { userId }: UserPrincipal,
    @Query({ schema: pageQuery }) query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IdentityResponse[]> {
    const identities = await this.identities.of(userId, query);
    return page(identities, query, request, reply).map((identity) =>
      toIdentityResponse(identity, this.providers.idOf(identity.issuer)),
    );
  }

  @Delete('identities/:identityId')
  @HttpCode(204)
  @RequireUser({ unverified: true, stepUp: 'always' })
  @ApiOperation({
    summary: 'Unlink an identity',
    operationId: 'deleteIdentity',
    description: 'It can begin no more sessions. Existing sessions continue.',
  })
  @Answers(204, 'The identity no longer signs in to your account.')
  @Problems('not_found')
  async unlink(
    @Param('identityId', { schema: field.id }) identityId: string,
    @CurrentPrincipal() { userId }: UserPrincipal,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.identities.unlink(actor, userId, identityId);
  }

  @Post('sso/:provider/link')
  @HttpCode(200)
  @RequireUser({ unverified: true, stepUp: 'always' })
  @ApiOperation({
    summary: 'Link an identity',
    operationId: 'linkIdentity',
    description:
      'Send the browser that asked to `authorization_url`. The identity is linked when it comes back.',
  })
  @Answers(200, 'The URL to continue at.', linkResponse)
  @Problems('not_found', 'too_many_requests', 'identity_provider_unavailable')
  async link(
    @Param('provider', { schema: providerId }) provider: string,
    @CurrentPrincipal() { userId, sessionId }: UserPrincipal,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LinkResponse> {
    const { attempt, authorizationUrl } = await this.flow.begin(actor.address, provider, {
      userId,
      sessionId,
    });
    keepAttempt(reply, this.keyRing, attempt);
    return { authorization_url: authorizationUrl };
  }

  @Get('sso/:provider/start')
  @Public()
  @IgnoresQuery()
  @Redirect()
  @ApiOperation({
    summary: 'Sign in with an identity provider',
    operationId: 'startSso',
    description:
      "For browsers: redirects to the provider, or to the sign-in page if that is away, or if another site sent the browser to a workspace's provider.",
  })
  @Answers(302, 'To the provider.')
  @Problems('not_found')
  async start(
    @Param('provider', { schema: providerId }) provider: string,
    @CurrentActor() actor: Actor,
    @Headers('sec-fetch-site') site: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Redirection> {
    // Anyone can configure such a provider, and could use it to sign a visitor in to their own account. So ask first.
    if (isId(provider) && (site === 'cross-site' || site === 'same-site'))
      return { url: this.links.to('signIn', { outcome: `sso_start=${provider}` }) };
    try {
      const { attempt, authorizationUrl } = await this.flow.begin(actor.address, provider, null);
      keepAttempt(reply, this.keyRing, attempt);
      return { url: authorizationUrl };
    } catch (error) {
      return this.refused(error, null);
    }
  }

  @Get('sso/:provider/callback')
  @Public()
  @IgnoresQuery()
  @Redirect()
  @ApiOperation({
    summary: 'Come back from an identity provider',
    operationId: 'finishSso',
    description: 'The redirect URI. It redirects to the dashboard, with a session or an error.',
  })
  @Answers(302, 'To the dashboard.')
  @Problems('not_found')
  async callback(
    @Param('provider', { schema: providerId }) provider: string,
    @CurrentActor() actor: Actor,
    @Headers('user-agent') userAgent: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Redirection> {
    const attempt = takeAttempt(request, reply, this.keyRing);
    try {
      if (!attempt) throw problem('sso_failed');
      const [, search = ''] = request.url.split(/\?(.*)/s);
      const proof = await this.flow.finish(actor.address, provider, attempt, search);
      if (attempt.linkTo) {
        await this.identities.link(actor, attempt.linkTo, proof);
        const { workspace } = proof.provider;
        return {
          url: workspace
            ? this.links.to('overview', { workspaceId: workspace.id })
            : this.links.to('settings'),
        };
      }
      const outcome = await this.ssoSignIn.signIn(actor, attempt.sessionId, proof, userAgent ?? null);
      if ('question' in outcome) {
        const question = encodeURIComponent(JSON.stringify(toWire(outcome.question)));
        return { url: this.links.to('signIn', { outcome: `second_factor=${question}` }) };
      }
      const { refreshToken, refreshTokenLifetimeSeconds } = outcome.tokens;
      setRefreshCookie(reply, refreshToken, refreshTokenLifetimeSeconds);
      return { url: this.links.to('home') };
    } catch (error) {
      return this.refused(error, attempt?.linkTo ?? null);
    }
  }

  /** @throws errors that are no answer for a person */
  private refused(error: unknown, linkTo: object | null): Redirection {
    if (!(error instanceof Problem) || error.code === 'not_found') throw error;
    const { code, cause } = error;
    // Libraries put the provider's answer into properties of their errors, not into the message.
    if (cause instanceof Error) this.logger.warn(`Single sign-on failed: ${code}: ${cause.message}`);
    const outcome = `sso=${code}`;
    return {
      url: linkTo ? `${this.links.to('settings')}#${outcome}` : this.links.to('signIn', { outcome }),
    };
  }
}
