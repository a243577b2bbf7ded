import {
  type CanActivate,
  type ExecutionContext,
  Inject,
  Injectable,
  type OnModuleInit,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { KnownRecords } from '../../core/coherence/authority-records.js';
import { Coherence } from '../../core/coherence/coherence.js';
import { CONFIG, type Config } from '../../core/config/config.js';
import { problem, Problem } from '../../core/errors/problem.js';
import { requirementOf } from '../../core/http/route-config.js';
import { StandingAccess } from '../../core/http/standing-access.js';
import { UnknownCredentials } from '../../core/http/unknown-credentials.js';
import type { AccessRequirement, CallerRequirement } from '../../core/principal/access-requirement.js';
import { insufficientRole, insufficientScope } from '../../core/principal/insufficient.js';
import type { Principal } from '../../core/principal/principal.js';
import { lowestRoleWith, roleAtLeast, scopesOf } from '../../core/principal/roles.js';
import { stepUpRefusal } from '../../core/principal/step-up.js';
import { withoutWorkspace } from '../../core/principal/without-workspace.js';
import { UsageRecorder } from '../api-keys/usage-recorder.js';
import { Authority } from './authority.js';
import { invalidCredentials } from './challenges.js';
import { presentedScheme } from './credential.js';
import type { Identity, LastingIdentity } from './identity.js';
import { LimitedAccess } from './limited-access.js';
import { OperatorAccess } from './operator-access.js';
import { requestedWorkspace } from './requested-workspace.js';
import { ResourceServerAccess } from './resource-server-access.js';
import { runStrategy } from './run-strategy.js';
import { scopeUsed } from './scope-used.js';
import { type AccessStrategy, ApiKeyStrategy, BearerStrategy } from './strategies.js';
import { isVerificationRequired } from '../mail/mail.variables.js';

/** They change nothing, so they repeat nothing (RFC 9110, section 9.2.1). */
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

type ProtectedRequirement = Exclude<AccessRequirement, { access: 'public' }>;

/**
 * The one global guard. Default-deny: a route is open only if it says so. The scheme is chosen by the header
 * that is present and never falls through to the other; both schemes lead to the same principal, so a route
 * cannot tell, and need not care, which was used.
 *
 * The decision is one function, `examine`. With everything cached, which is the path of nearly every request, it runs
 * without a promise; else what it misses is loaded first.
 */
@Injectable()
export class AccessGuard implements CanActivate, OnModuleInit {
  private readonly requiresVerification: boolean;

  constructor(
    private readonly apiKeyStrategy: ApiKeyStrategy,
    private readonly bearerStrategy: BearerStrategy,
    private readonly authority: Authority,
    private readonly coherence: Coherence,
    private readonly usage: UsageRecorder,
    private readonly limited: LimitedAccess,
    private readonly unknown: UnknownCredentials,
    private readonly operators: OperatorAccess,
    private readonly resourceServers: ResourceServerAccess,
    private readonly standing: StandingAccess,
    @Inject(CONFIG) config: Config,
  ) {
    this.requiresVerification = isVerificationRequired(config);
  }

  onModuleInit(): void {
    this.standing.judgeBy((request) => this.confirm(request));
  }

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const requirement = requirementOf(request);
    if (!requirement)
      throw problem('not_found', { cause: new Error('The route declares no access requirement') });
    if (requirement.access === 'public') return true;
    // Let in before its body was read: see `boundBodies`.
    const isAdmitted = (request.principal ?? request.operator ?? request.resourceServer) !== null;
    return isAdmitted || this.admit(request, requirement);
  }

  /** Puts who it is on the request, or throws. */
  admit(request: FastifyRequest, requirement: ProtectedRequirement): true | Promise<true> {
    if (requirement.access === 'operator') return this.operators.admit(request);
    if (requirement.access === 'resource_server') return this.resourceServers.admit(request);
    return this.admitCaller(request, requirement);
  }

  private admitCaller(request: FastifyRequest, requirement: CallerRequirement): true | Promise<true> {
    const strategy = presentedScheme(request) === 'api-key' ? this.apiKeyStrategy : this.bearerStrategy;
    const recognised = strategy.recognise(request.headers);
    return recognised
      ? this.admitAs(recognised, request, requirement)
      : this.admitVerified(strategy, request, requirement);
  }

  /** Judges a request that was let in anew. It does not count as another one. */
  private async confirm(request: FastifyRequest): Promise<void> {
    const requirement = requirementOf(request);
    if (requirement?.access !== 'authenticated')
      throw new Error('Only requests of users and keys are confirmed');
    const identity = await this.identityNow(request);
    if (!identity) throw invalidCredentials();
    await this.authority.decide((known) => this.examine(known, identity, request, requirement));
  }

  /** A key is what its record says now. A token may run out meanwhile: what counts is whether its session lives. */
  private identityNow({
    principal,
    headers,
  }: FastifyRequest): LastingIdentity | null | Promise<Identity | null> {
    if (principal?.kind === 'user')
      return { kind: 'user', userId: principal.userId, sessionId: principal.sessionId };
    const strategy = presentedScheme({ headers }) === 'api-key' ? this.apiKeyStrategy : this.bearerStrategy;
    return strategy.recognise(headers) ?? runStrategy(strategy, headers);
  }

  /** Of a credential that was not seen before. */
  private async admitVerified(
    strategy: AccessStrategy,
    request: FastifyRequest,
    requirement: CallerRequirement,
  ): Promise<true> {
    const verify = (): Promise<Identity | null> => runStrategy(strategy, request.headers);
    const identity = await (strategy.costsQuery(request.headers)
      ? this.unknown.look(request.clientAddress, strategy.textOf(request.headers), verify)
      : verify());
    if (!identity) throw invalidCredentials();
    return this.admitAs(identity, request, requirement);
  }

  private admitAs(
    identity: Identity,
    request: FastifyRequest,
    requirement: CallerRequirement,
  ): true | Promise<true> {
    const count = (principal: Principal): true | Promise<true> =>
      principal.kind === 'api_key' && !requirement.judges
        ? this.limited.admit(principal, request, scopeUsed(requirement))
        : true;
    const admitted = (): true | Promise<true> => {
      const principal = this.authority.decide((known) => this.examine(known, identity, request, requirement));
      return principal instanceof Promise ? principal.then(count) : count(principal);
    };
    // A proxy asks with the method of the request that it asks about.
    const changesNothing = SAFE_METHODS.has(request.method) || requirement.judges === true;
    // No change can have ended the authority of a canary, which never had any.
    const isCanary = identity.kind === 'api_key' && identity.isCanary;
    return changesNothing || isCanary ? admitted() : this.refusingOnceFinal(admitted);
  }

  /**
   * A change that is sent again may find that the first has ended its own authority: someone left, a key revoked itself.
   * That refusal tells them so, and therefore comes no earlier than the first is final.
   */
  private async refusingOnceFinal(admitted: () => true | Promise<true>): Promise<true> {
    try {
      return await admitted();
    } catch (refusal) {
      // A limit that is used up says nothing of authority, and refusals by it must cost no query.
      if (refusal instanceof Problem && refusal.status !== 429) await this.coherence.waitForEarlierChanges();
      throw refusal;
    }
  }

  /** The decision itself, which waits for nothing. */
  private examine(
    known: KnownRecords,
    identity: LastingIdentity,
    request: FastifyRequest,
    requirement: CallerRequirement,
  ): Principal {
    const { clientAddress } = request;
    const principal = this.authority.principalOf(known, identity, requestedWorkspace(request), clientAddress);
    const isVerified =
      !this.requiresVerification ||
      requirement.unverified === true ||
      this.authority.user(known, principal.userId)?.emailVerified === true;
    request.principal = principal;
    const refusal = refusalFor(principal, requirement, isVerified) ?? stepUpRefusal(principal, requirement);
    if (refusal && principal.kind === 'api_key') {
      this.usage.record(principal.apiKeyId, refusal.code, clientAddress);
    }
    if (refusal) throw refusal;
    return principal;
  }
}

/**
 * Why the principal may not do what the route asks for: 403 that names what is missing.
 *
 * @param isVerified whether the account may do more than manage itself
 */
function refusalFor(
  principal: Principal,
  { kinds, scope, role }: CallerRequirement,
  isVerified: boolean,
): Problem | undefined {
  if (kinds === 'user' && principal.kind !== 'user') return problem('user_required');
  if (!isVerified) return problem('email_not_verified');
  if (!scope && !role) return undefined;
  if (principal.workspaceId === null) return withoutWorkspace(principal);
  if (scope && !principal.scopes.has(scope)) {
    return scopesOf(principal.role).has(scope)
      ? insufficientScope(scope)
      : insufficientRole(principal.role, role ?? lowestRoleWith(scope));
  }
  if (role && !roleAtLeast(principal.role, role)) return insufficientRole(principal.role, role);
  return undefined;
}
