import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  SetMetadata,
  UseGuards,
} from '@nestjs/common';
import { ApiBasicAuth, ApiBearerAuth, ApiExtension, ApiHeader, ApiSecurity } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { ErrorCode } from '../resource/resources.js';
import { TakesRequestSlot } from '../http/request-slots.js';
import { extendRouteConfig, requirementOf } from '../http/route-config.js';
import { RefusesUnknownQuery } from '../http/unknown-query.js';
import { Problems, ProblemsFrom } from '../openapi/responses.js';
import {
  API_KEY_SECURITY,
  BEARER_SECURITY,
  OPERATOR_SECURITY,
  RESOURCE_SERVER_SECURITY,
} from '../openapi/security.js';
import {
  ACCESS_REQUIREMENT,
  type AccessRequirement,
  type StepUpRule,
} from '../principal/access-requirement.js';
import type { Actor, HeldAuthority } from '../principal/actor.js';
import { heldAuthority, operatorAuthority } from '../principal/held-authority.js';
import {
  personOf,
  type Principal,
  type ResourceServerIdentity,
  serviceAccountOf,
} from '../principal/principal.js';
import type { Role } from '../principal/roles.js';
import type { Scope } from '../principal/scopes.js';

/**
 * Each decorator below sets both the access rule that the guard enforces and the OpenAPI security, so the two cannot
 * disagree.
 */

const declare = (requirement: AccessRequirement, { withoutDatabase = false }: Work = {}) =>
  applyDecorators(
    UseGuards(RefusesUnknownQuery, ...(withoutDatabase ? [] : [TakesRequestSlot])),
    SetMetadata(ACCESS_REQUIREMENT, requirement),
    extendRouteConfig({ access: requirement }),
    ApiExtension('x-access', requirement),
  );

interface Work {
  /** The handler makes no database queries, or must answer even under full load, so it needs no database slot. */
  withoutDatabase?: boolean;
}

interface ForAnyone extends Work {
  /** For bodies that need more than 16 kB. */
  bodyLimitBytes?: number;
}

/** Open to anyone; credentials are ignored. */
export const Public = ({ bodyLimitBytes, ...work }: ForAnyone = {}) =>
  applyDecorators(
    declare({ access: 'public' }, work),
    ...(bodyLimitBytes === undefined ? [] : [extendRouteConfig({ bodyLimitBytes })]),
  );

interface ForAccount {
  /** The handler itself checks scopes that are named only in the request, and counts the request against the limits. */
  judges?: boolean;
  /** Also allowed before the account has confirmed its email address: for managing the account itself. */
  unverified?: boolean;
  /** The user must have authenticated recently. A session alone may have been stolen, so it is not enough. */
  stepUp?: StepUpRule;
  /** Also for sessions that an identity provider of a workspace began, which otherwise manage no account. */
  confined?: boolean;
}

/** Any valid key or access token. */
export const Authenticated = (options: ForAccount & Work = {}) =>
  applyDecorators(
    declare({ access: 'authenticated', kinds: 'any', ...forAccount(options) }, options),
    EitherScheme(),
    CallerProblems({ unverified: options.unverified }),
    ProblemsFrom('keys'),
  );

/** A signed-in user; API keys get 403. */
export const RequireUser = (options: ForAccount = {}) =>
  applyDecorators(
    declare({ access: 'authenticated', kinds: 'user', ...forAccount(options) }),
    ApiBearerAuth(BEARER_SECURITY),
    CallerProblems(options),
    Problems('user_required'),
  );

const forAccount = ({
  unverified,
  judges,
  stepUp,
  confined,
}: ForAccount): { unverified?: true; judges?: true; stepUp?: StepUpRule; confined?: true } => ({
  ...(unverified ? { unverified } : {}),
  ...(judges ? { judges } : {}),
  ...(stepUp ? { stepUp } : {}),
  ...(confined ? { confined } : {}),
});

interface InWorkspace extends Pick<ForAccount, 'stepUp'>, Work {
  /** The minimum role, where the scope alone is not enough. */
  role?: Role;
  /** An owner with a second factor is admitted even if the workspace requires its identity provider. */
  breaksGlass?: boolean;
}

/** A key or token whose authority in the workspace includes `scope` (and, if given, a role of at least `role`). */
export const RequireScope = (scope: Scope, options: Role | InWorkspace = {}) => {
  const { role, stepUp, breaksGlass, ...work }: InWorkspace =
    typeof options === 'string' ? { role: options } : options;
  return applyDecorators(
    declare(
      {
        access: 'authenticated',
        kinds: 'any',
        scope,
        ...(role ? { role } : {}),
        ...(stepUp ? { stepUp } : {}),
        ...(breaksGlass ? { breaksGlass } : {}),
      },
      work,
    ),
    EitherScheme(),
    WorkspaceHeader(),
    CallerProblems({ stepUp }),
    ProblemsFrom('keys'),
    WorkspaceProblems(),
  );
};

/** `RequireScope` for actions reserved for people, such as granting a role; API keys get 403. */
export const RequireScopeOfUser = (scope: Scope, { role, stepUp, breaksGlass }: InWorkspace = {}) =>
  applyDecorators(
    declare({
      access: 'authenticated',
      kinds: 'user',
      scope,
      ...(role ? { role } : {}),
      ...(stepUp ? { stepUp } : {}),
      ...(breaksGlass ? { breaksGlass } : {}),
    }),
    ApiBearerAuth(BEARER_SECURITY),
    WorkspaceHeader(),
    CallerProblems({ stepUp }),
    WorkspaceProblems(),
    Problems('user_required'),
  );

/** Operators only, with an operator key; users and API keys get 403. */
export const RequireOperator = () =>
  applyDecorators(
    declare({ access: 'operator' }),
    ApiBearerAuth(OPERATOR_SECURITY),
    Problems(...CREDENTIAL_PROBLEMS, 'not_found'),
    ProblemsFrom('operators'),
  );

/** A separate service, authenticated by its secret. */
export const RequireResourceServer = (work: Work = {}) =>
  applyDecorators(
    declare({ access: 'resource_server' }, work),
    ApiBasicAuth(RESOURCE_SERVER_SECURITY),
    Problems('missing_credentials', 'malformed_credentials', 'invalid_credentials', 'service_unavailable'),
  );

const CREDENTIAL_PROBLEMS = [
  'multiple_credentials',
  'malformed_credentials',
  'missing_credentials',
  'invalid_credentials',
  'service_unavailable',
] satisfies ErrorCode[];

/** For users and workspace keys. */
const CallerProblems = ({ unverified, stepUp }: Pick<ForAccount, 'unverified' | 'stepUp'>) =>
  applyDecorators(
    Problems(...CREDENTIAL_PROBLEMS),
    ProblemsFrom('callers'),
    ...(unverified ? [] : [ProblemsFrom('confirmed')]),
    ...(stepUp ? [ProblemsFrom('step_up')] : []),
  );

const WorkspaceProblems = () =>
  applyDecorators(
    Problems('workspace_mismatch', 'not_found', 'insufficient_scope', 'insufficient_role'),
    ProblemsFrom('workspace'),
  );

const EitherScheme = () => applyDecorators(ApiSecurity(API_KEY_SECURITY), ApiBearerAuth(BEARER_SECURITY));

const WorkspaceHeader = () =>
  ApiHeader({
    name: 'X-Workspace-Id',
    required: false,
    description:
      "The workspace to act in. Default: the user's own. With an API key, it must be the key's workspace.",
    schema: { type: 'string', format: 'uuid' },
  });

/** The principal that the guard attached to the request. Type it `WorkspacePrincipal` on routes with a scope. */
export const CurrentPrincipal = createParamDecorator((_: unknown, context: ExecutionContext): Principal =>
  principalOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** The principal of an admitted request. */
export function principalOf({ principal }: Pick<FastifyRequest, 'principal'>): Principal {
  if (!principal) throw new Error('The principal of a route that has none was asked for');
  return principal;
}

/** The resource server of an admitted request. */
export function resourceServerOf({
  resourceServer,
}: Pick<FastifyRequest, 'resourceServer'>): ResourceServerIdentity {
  if (!resourceServer) throw new Error('The resource server of a route that takes none was asked for');
  return resourceServer;
}

/** The actor to record in `Changes.run`; anonymous on public routes. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const { principal, operator, clientAddress } = request;
  return {
    kind: operator ? 'operator' : (principal?.kind ?? 'anonymous'),
    userId: principal && personOf(principal),
    serviceAccountId: principal && serviceAccountOf(principal),
    apiKeyId: principal?.kind === 'api_key' ? principal.apiKeyId : null,
    operatorKeyId: operator?.id ?? null,
    address: clientAddress,
    requestId: request.id,
    authority: authorityOf(request),
    isAbandoned: () => request.raw.socket.destroyed,
    hasCommitted: () => request.leavePlace?.(),
  };
});

function authorityOf(request: FastifyRequest): HeldAuthority | null {
  const { principal, operator, clientAddress } = request;
  if (operator) return operatorAuthority(operator.id, clientAddress);
  return principal && heldAuthority(principal, requirementOf(request), clientAddress);
}
