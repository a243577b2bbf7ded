import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../core/config/config.js';
import { Problem } from '../../core/errors/problem.js';
import { type Principal, serviceAccountOf } from '../../core/principal/principal.js';
import { UsageRecorder } from '../api-keys/usage/usage-recorder.js';
import { Authority } from './authority.js';
import { type Counted, LimitedAccess } from './limited-access.js';
import { CredentialVerifier } from './credential-verifier.js';
import type { Identity } from './identity.js';
import type { IntrospectionResponse } from './introspection.schemas.js';
import { NO_WORKSPACE } from './requested-workspace.js';
import { ScopeJudge } from './scope-judge.js';
import { isVerificationRequired } from '../mail/mail.variables.js';

interface Asked {
  /** The resource server making the request. */
  audience: string;
  scopes: readonly string[];
  /** Where the credential was used; null: not stated. */
  address: string | null;
}

const INACTIVE: IntrospectionResponse = { active: false };
/** Recorded in the usage figures if the service does not say where a request came from. */
const UNKNOWN_ADDRESS = '::';

/** The current state of a credential: the guard's own decision, expressed as in RFC 7662. */
@Injectable()
export class Introspection {
  private readonly requiresVerification: boolean;

  constructor(
    private readonly verifier: CredentialVerifier,
    private readonly authority: Authority,
    private readonly judge: ScopeJudge,
    private readonly limited: LimitedAccess,
    private readonly usage: UsageRecorder,
    @Inject(CONFIG) config: Config,
  ) {
    this.requiresVerification = isVerificationRequired(config);
  }

  /**
   * @param reply receives the headers about a key's limits, for the service to pass on
   * @throws validation_failed for a scope that is neither the audience's nor ours
   * @throws rate_limited, quota_exceeded for a key that has used up its limits but is otherwise valid
   */
  async of(
    token: string,
    { audience, scopes, address }: Asked,
    reply: Pick<Counted, 'limitHeaders'>,
  ): Promise<IntrospectionResponse> {
    const servers = await this.authority.decide((known) => this.judge.servers(known));
    this.judge.check(servers, audience, scopes);
    const identity = this.verifier.knownBearer(token) ?? (await this.verifier.verifyBearer(token));
    if (!identity) return INACTIVE;
    const principal = await this.principalOf(identity, address ?? UNKNOWN_ADDRESS);
    if (!principal || !(await this.mayAct(principal))) return INACTIVE;
    const refusal = this.judge.refusal(servers, principal, scopes);
    const clientAddress = address ?? UNKNOWN_ADDRESS;
    if (refusal) {
      if (principal.kind === 'api_key') this.usage.record(principal.apiKeyId, refusal.code, clientAddress);
      return INACTIVE;
    }
    if (principal.kind === 'api_key') {
      const counted: Counted = { clientAddress, limitHeaders: null };
      await this.limited.admit(principal, counted);
      reply.limitHeaders = counted.limitHeaders;
    }
    return {
      active: true,
      aud: audience,
      scope: this.judge.held(servers, principal, audience).join(' '),
      sub: principal.userId,
      kind: principal.kind,
      ...(serviceAccountOf(principal) === null ? {} : { service_account_id: principal.userId }),
      ...(principal.workspaceId === null
        ? {}
        : { workspace_id: principal.workspaceId, role: principal.role }),
      ...describe(identity),
    };
  }

  /** Where addresses must be confirmed, an unconfirmed account may only manage itself. */
  private mayAct({ userId }: Principal): boolean | Promise<boolean> {
    if (!this.requiresVerification) return true;
    return this.authority.decide((known) => this.authority.user(known, userId)?.emailVerified === true);
  }

  /** @returns undefined if the guard would refuse it */
  private async principalOf(identity: Identity, address: string): Promise<Principal | undefined> {
    try {
      return await this.authority.decide((known) =>
        this.authority.principalOf(known, identity, NO_WORKSPACE, address),
      );
    } catch (error) {
      if (error instanceof Problem && error.code !== 'service_unavailable') return undefined;
      throw error;
    }
  }
}

function describe(identity: Identity): Partial<IntrospectionResponse> {
  if (identity.kind === 'user') {
    return { token_type: 'access_token', exp: identity.expiresAt, iat: identity.issuedAt };
  }
  const ends = [identity.expiresAt, identity.revokedAt].filter((end) => end !== null);
  return {
    token_type: 'api_key',
    client_id: identity.id,
    name: identity.name,
    ...(identity.metadata ? { metadata: identity.metadata } : {}),
    iat: identity.createdAt,
    ...(ends.length > 0 ? { exp: unixTime(Math.min(...ends)) } : {}),
  };
}

/** Unix time of a moment given by `performance.now()`, rounded down. */
const unixTime = (moment: number): number => Math.floor((Date.now() + moment - performance.now()) / 1000);
