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
import { stepUpRefusal } from '../users/step-up.js';
import { withoutWorkspace } from './without-workspace.js';
import { UsageRecorder } from '../api-keys/usage/usage-recorder.js';
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

/** They change nothing, so they cannot repeat a change (RFC 9110 §9.2.1). */
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

type ProtectedRequirement = Exclude<AccessRequirement, { access: 'public' }>;

/**
 * The one global guard. Default-deny: a route is open only if it says so. The header that is present selects the
 * scheme, and there is no falling through to the other. Both schemes lead to the same principal, so a route cannot
 * tell, and need not care, which one was used.
 *
 * The decision is one function, `examine`. Nearly every request finds all records cached, and is decided without a
 * promise. Otherwise the missing records are loaded first.
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
    this.standing.checkWith((request) => this.confirm(request));
  }

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const requirement = requirementOf(request);
    if (!requirement)
      throw problem('not_found', { cause: new Error('The route declares no access requirement') });
    if (requirement.access === 'public') return true;
    // Already admitted before its body was read: see `boundBodies`.
    const isAdmitted = (request.principal ?? request.operator ?? request.resourceServer) !== null;
    return isAdmitted || this.admit(request, requirement);
  }

  /** Attaches the caller to the request, or throws. */
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

  /** Decides again about an admitted request, without counting it again. */
  private async confirm(request: FastifyRequest): Promise<void> {
    const requirement = requirementOf(request);
    if (requirement?.access !== 'authenticated')
      throw new Error('Only requests of users and keys are confirmed');
    const identity = await this.identityNow(request);
    if (!identity) throw invalidCredentials();
    await this.authority.decide((known) => this.examine(known, identity, request, requirement));
  }

  /**
   * A key is judged by its current record. A token may have expired meanwhile: what counts is whether its session is
   * alive.
   */
  private identityNow({
    principal,
    headers,
  }: FastifyRequest): LastingIdentity | null | Promise<Identity | null> {
    if (principal?.kind === 'user')
      return { kind: 'user', userId: principal.userId, sessionId: principal.sessionId };
    const strategy = presentedScheme({ headers }) === 'api-key' ? this.apiKeyStrategy : this.bearerStrategy;
    return strategy.recognise(headers) ?? runStrategy(strategy, headers);
  }

  /** Admits a credential that was not seen before. */
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
    if (identity.kind === 'api_key') request.apiKeyId = identity.id;
    const count = (principal: Principal): true | Promise<true> =>
      principal.kind === 'api_key' && !requirement.judges
        ? this.limited.admit(principal, request, scopeUsed(requirement))
        : true;
    const admitted = (): true | Promise<true> => {
      const principal = this.authority.decide((known) => this.examine(known, identity, request, requirement));
      return principal instanceof Promise ? principal.then(count) : count(principal);
    };
    // A proxy's question has the method of the request that it is about.
    const changesNothing = SAFE_METHODS.has(request.method) || requirement.judges === true;
    // No change can have ended the authority of a canary, because it never had any.
    const isCanary = identity.kind === 'api_key' && identity.isCanary;
    return changesNothing || isCanary ? admitted() : this.refusingOnceFinal(admitted);
  }

  /**
   * When a change is repeated, the first one may have ended the caller's own authority: a member left, a key revoked
   * itself. The refusal reveals that, so it waits until the first one is final.
   */
  private async refusingOnceFinal(admitted: () => true | Promise<true>): Promise<true> {
    try {
      return await admitted();
    } catch (refusal) {
      // An exhausted limit says nothing about authority, and its refusals must not cost a query.
      if (refusal instanceof Problem && refusal.status !== 429) await this.coherence.waitForEarlierChanges();
      throw refusal;
    }
  }

  /** The decision itself, without waiting for anything. */
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

const isConfined = (principal: Principal): boolean =>
  principal.kind === 'user' && principal.proof.confinedTo !== null;

/**
 * Why the principal may not do what the route requires: 403, naming what is missing.
 *
 * @param isVerified whether the account may do more than manage itself
 */
function refusalFor(
  principal: Principal,
  { kinds, scope, role, confined }: CallerRequirement,
  isVerified: boolean,
): Problem | undefined {
  if (kinds === 'user' && principal.kind !== 'user') return problem('user_required');
  if (!isVerified) return problem('email_not_verified');
  // The people who run the workspace's identity provider can begin such a session, so it must not reach the account.
  if (kinds === 'user' && !scope && !role && !confined && isConfined(principal))
    return problem('session_confined');
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
