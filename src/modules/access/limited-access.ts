import type { Passage } from '@latchkey/verifier/slices';
import { Injectable } from '@nestjs/common';
import type { ApiKeyPrincipal, KeyLimits } from '../../core/principal/principal.js';
import { UsageRecorder } from '../api-keys/usage/usage-recorder.js';
import { limitReached, RequestLimits } from '../request-limits/request-limits.js';

/** The request being counted: one of ours, or one that a service asks about. */
export interface Counted {
  clientAddress: string;
  /** `RateLimit-Policy` and `RateLimit`, once it is counted or refused by a limit; null: it was not, or has none. */
  limitHeaders: Record<string, string> | null;
}

const NO_HEADERS = {};

/** The last step of every decision about a key: whether all of its limits allow one more request. */
@Injectable()
export class LimitedAccess {
  constructor(
    private readonly limits: RequestLimits,
    private readonly usage: UsageRecorder,
  ) {}

  /**
   * Counts an otherwise allowed request against its limits and in its usage. Synchronously, unless a limit has to be
   * asked for more.
   *
   * @param scope the scope that it needed; null: none, undefined: not known
   * @throws {Problem} `rate_limited` or `quota_exceeded`, in which case it does not count
   */
  admit(principal: ApiKeyPrincipal, request: Counted, scope?: string | null): true | Promise<true> {
    const { requestLimits: own, serviceAccountLimits: ofAccount, workspaceLimits: ofWorkspace } = principal;
    if (!own && !ofAccount && !ofWorkspace) return this.allow(principal, request, scope);
    const passage = this.limits.pass(own, ofAccount, ofWorkspace);
    return passage instanceof Promise
      ? passage.then((decided) => this.settle(principal, request, decided, scope))
      : this.settle(principal, request, passage, scope);
  }

  /** The headers about the limits of a key whose request did not count; none if it has no limits. */
  headersOf({
    requestLimits: own,
    serviceAccountLimits: ofAccount,
    workspaceLimits: ofWorkspace,
  }: KeyLimits): Record<string, string> {
    return own || ofAccount || ofWorkspace ? this.limits.headersFor(own, ofAccount, ofWorkspace) : NO_HEADERS;
  }

  private settle(
    principal: ApiKeyPrincipal,
    request: Counted,
    { refused, headers }: Passage,
    scope: string | null | undefined,
  ): true {
    request.limitHeaders = headers;
    if (!refused) return this.allow(principal, request, scope);
    this.usage.record(principal.apiKeyId, refused.code, request.clientAddress);
    throw limitReached(refused, headers);
  }

  private allow(
    { apiKeyId }: ApiKeyPrincipal,
    { clientAddress }: Counted,
    scope: string | null | undefined,
  ): true {
    this.usage.record(apiKeyId, 'allowed', clientAddress, 1, scope);
    return true;
  }
}
