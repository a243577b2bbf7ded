import { All, Controller, HttpCode, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { problem } from '../../core/errors/problem.js';
import { IgnoresBody } from '../../core/http/ignored-body.js';
import { IgnoresQuery } from '../../core/http/unknown-query.js';
import { Answers, DocumentedAsGet, Problems } from '../../core/openapi/responses.js';
import { Authenticated } from '../../core/access/decorators.js';
import { ForwardAuthentication, identityHeaders } from './forward-authentication.js';

const SCOPES_MAX = 50;
/** A path segment must not be empty. No scope has this name, because each contains a colon. */
const NO_SCOPE = '-';

/** Strict: a misspelt `scope` must not let everyone in. */
const verifyQuery = z.strictObject({
  audience: z
    .string({ error: 'must be given at most once' })
    .optional()
    .meta({ description: 'The name of the resource server that asks.' }),
  scope: z
    .preprocess(
      (value) => (typeof value === 'string' ? [value] : value),
      z.array(z.string()).max(SCOPES_MAX, `must be given at most ${SCOPES_MAX} times`),
    )
    .optional()
    .meta({ description: 'May be repeated: every scope is required.' }),
});

type VerifyQuery = z.output<typeof verifyQuery>;

const audienceInPath = z.string().meta({ description: 'The name of the resource server that asks.' });

const scopesInPath = z
  .string()
  .transform((scopes) => (scopes === NO_SCOPE ? [] : scopes.split(',')))
  .meta({ description: `Separated by commas, every one is required; \`${NO_SCOPE}\` for none.` });

/** Forward authentication: a proxy asks for each request whether to let it through to a service, and as whom. */
@ApiTags('Verification')
@Controller()
export class VerifyController {
  constructor(private readonly authentication: ForwardAuthentication) {}

  @All('verify')
  @DocumentedAsGet()
  @HttpCode(204)
  @Authenticated({ judges: true, withoutDatabase: true })
  @IgnoresBody()
  @ApiOperation({
    summary: 'Check whether a request is allowed',
    operationId: 'verify',
    description:
      'For proxies (nginx `auth_request`, Caddy `forward_auth`, Traefik `forwardAuth`). Accepts any method and reads no body. Reads the credential and rejects a request like every other route.',
  })
  @Answers(204, 'The request is allowed; the headers say who the caller is.', undefined, identityHeaders)
  @Problems('workspace_mismatch', 'insufficient_scope', 'insufficient_role', 'no_workspace')
  verify(
    @Req() request: FastifyRequest,
    @Query({ schema: verifyQuery }) { audience, scope = [] }: VerifyQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): void | Promise<void> {
    return this.authentication.identify(request, reply, { audience, scopes: scope });
  }

  @All(['ext-authz/:audience/:scopes', 'ext-authz/:audience/:scopes/*'])
  @DocumentedAsGet()
  @HttpCode(200)
  @Authenticated({ judges: true, withoutDatabase: true })
  @IgnoresBody()
  @IgnoresQuery()
  @ApiOperation({
    summary: 'Check whether a request is allowed, for Envoy',
    operationId: 'extAuthz',
    description:
      'As `/verify`, for proxies that append the path and the query of the request to the address (Envoy `ext_authz`) and accept nothing but 200. What is required is in the path, where the request cannot change it. What follows must be a path that can be decoded, and decides nothing; nor does the query.',
  })
  @Answers(200, 'The request is allowed; the headers say who the caller is.', undefined, identityHeaders)
  @Problems(
    'validation_failed',
    'workspace_mismatch',
    'insufficient_scope',
    'insufficient_role',
    'no_workspace',
  )
  extAuthz(
    @Req() request: FastifyRequest,
    @Param('audience', { schema: audienceInPath }) audience: string,
    @Param('scopes', { schema: scopesInPath }) scopes: string[],
    @Res({ passthrough: true }) reply: FastifyReply,
  ): void | Promise<void> {
    if (scopes.length > SCOPES_MAX) {
      const message = `must name at most ${SCOPES_MAX} scopes`;
      throw problem('validation_failed', { errors: [{ field: 'scopes', message }] });
    }
    return this.authentication.identify(request, reply, { audience, scopes });
  }
}
