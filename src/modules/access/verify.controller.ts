import { All, Controller, HttpCode, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { IgnoresBody } from '../../core/http/ignored-body.js';
import { Answers, DocumentedAsGet, Problems } from '../../core/openapi/responses.js';
import { Authenticated, principalOf } from '../../core/access/decorators.js';
import { personOf, type Principal, serviceAccountOf } from '../../core/principal/principal.js';
import { toScopes } from '../../core/principal/scopes.js';
import { UsageRecorder } from '../api-keys/usage-recorder.js';
import type { ResourceServers } from '../resource-servers/resource-server-authority.js';
import { Assertions } from './assertions.js';
import { Authority } from './authority.js';
import { LimitedAccess } from './limited-access.js';
import { ScopeJudge } from './scope-judge.js';

const SCOPES_MAX = 50;

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

const text = { schema: { type: 'string' as const } };

const identityHeaders = {
  'X-Latchkey-Kind': { description: '`user` or `api_key`.', ...text },
  'X-Latchkey-User-Id': {
    description: "The user, or the API key's owner. Empty for a key of a service account.",
    ...text,
  },
  'X-Latchkey-Service-Account-Id': {
    description: 'The service account that owns the API key. Empty otherwise.',
    ...text,
  },
  'X-Latchkey-Api-Key-Id': { description: 'Empty for a user.', ...text },
  'X-Latchkey-Workspace-Id': { description: 'Empty for a user without one.', ...text },
  'X-Latchkey-Role': { description: 'The role in that workspace.', ...text },
  'X-Latchkey-Scopes': {
    description: 'The scopes for the `audience`, or without one, for this API. Separated by spaces.',
    ...text,
  },
  'X-Latchkey-Assertion': {
    description:
      'With `audience`: all of the above as a JWT that is valid for 60 seconds; see `/.well-known/jwks.json`.',
    ...text,
  },
};

/** Forward authentication: a proxy asks for each request whether to let it through to a service, and as whom. */
@ApiTags('Verification')
@Controller('verify')
export class VerifyController {
  constructor(
    private readonly authority: Authority,
    private readonly judge: ScopeJudge,
    private readonly assertions: Assertions,
    private readonly limited: LimitedAccess,
    private readonly usage: UsageRecorder,
  ) {}

  @All()
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
  @Problems(
    'validation_failed',
    'workspace_mismatch',
    'insufficient_scope',
    'insufficient_role',
    'no_workspace',
  )
  verify(
    @Req() request: FastifyRequest,
    @Query({ schema: verifyQuery }) query: VerifyQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): void | Promise<void> {
    const servers = this.authority.decide((known) => this.judge.servers(known));
    return servers instanceof Promise
      ? servers.then((loaded) => this.answer(request, query, reply, loaded))
      : this.answer(request, query, reply, servers);
  }

  private answer(
    request: FastifyRequest,
    { audience, scope = [] }: VerifyQuery,
    reply: FastifyReply,
    servers: ResourceServers,
  ): void | Promise<void> {
    const principal = principalOf(request);
    this.judge.check(servers, audience, scope);
    const refusal = this.judge.refusal(servers, principal, scope);
    if (refusal && principal.kind === 'api_key') {
      this.usage.record(principal.apiKeyId, refusal.code, request.clientAddress);
    }
    if (refusal) throw refusal;
    const admitted = principal.kind === 'api_key' ? this.limited.admit(principal, request) : true;
    const identify = (): void => this.identify(principal, audience, reply, servers);
    return admitted === true ? identify() : admitted.then(identify);
  }

  private identify(
    principal: Principal,
    audience: string | undefined,
    reply: FastifyReply,
    servers: ResourceServers,
  ): void {
    const scopes =
      audience === undefined ? toScopes(principal.scopes) : this.judge.held(servers, principal, audience);
    void reply.headers({
      ...identityOf(principal),
      'x-latchkey-scopes': scopes.join(' '),
      ...(audience === undefined
        ? {}
        : { 'x-latchkey-assertion': this.assertions.of(principal, audience, scopes) }),
    });
  }
}

/** Every header, also where there is nothing to say: what a client sent under its name must not reach the service. */
const identityOf = (principal: Principal): Record<string, string> => ({
  'x-latchkey-kind': principal.kind,
  'x-latchkey-user-id': personOf(principal) ?? '',
  'x-latchkey-service-account-id': serviceAccountOf(principal) ?? '',
  'x-latchkey-api-key-id': principal.kind === 'api_key' ? principal.apiKeyId : '',
  'x-latchkey-workspace-id': principal.workspaceId ?? '',
  'x-latchkey-role': principal.role ?? '',
});
