import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import {
  type LimitSource,
  type Passage,
  RequestLimiter,
  SliceContentionError,
} from '@latchkey/verifier/slices';
import { problem, type Problem, serverBusy } from '../../core/errors/problem.js';
import { Metrics } from '../../core/metrics/metrics.js';
import { SliceLeases } from './slice-leases.js';

/** This instance's slices of all limits. */
@Injectable()
export class RequestLimits implements OnApplicationShutdown {
  private readonly limiter: RequestLimiter;

  constructor(leases: SliceLeases, metrics: Metrics) {
    this.limiter = new RequestLimiter((asks) => leases.lease(asks));
    metrics.counters(
      'latchkey_request_limit_decisions_total',
      'Requests with limits that this instance has decided: "allowed", and "refused" with 429.',
      ['outcome'],
      () => [
        [{ outcome: 'allowed' }, this.limiter.allowed],
        [{ outcome: 'refused' }, this.limiter.refused],
      ],
    );
  }

  /** Counts a request, unless it is refused. Synchronous if a slice of each limit is available. */
  pass(
    own: LimitSource | null,
    ofServiceAccount: LimitSource | null,
    ofWorkspace: LimitSource | null,
  ): Passage | Promise<Passage> {
    const passage = this.limiter.pass(own, ofServiceAccount, ofWorkspace);
    return passage instanceof Promise ? passage.catch(busyOnContention) : passage;
  }

  /** The headers about the limits for a request that does not count. No query needed. */
  headersFor(
    own: LimitSource | null,
    ofServiceAccount: LimitSource | null,
    ofWorkspace: LimitSource | null,
  ): Record<string, string> {
    return this.limiter.headersFor(own, ofServiceAccount, ofWorkspace);
  }

  /** Reports what this instance has let through, so that it is included in what is read next. */
  flush(): Promise<void> {
    return this.limiter.flush();
  }

  async onApplicationShutdown(): Promise<void> {
    // Whatever cannot be given back is lost until the windows end.
    await this.limiter.close().catch(() => undefined);
  }
}

function busyOnContention(error: unknown): never {
  throw error instanceof SliceContentionError ? serverBusy('no_place', error) : error;
}

const HOLDERS: Record<string, string> = {
  api_key: 'API key',
  service_account: 'service account',
  workspace: 'workspace',
};

/** 429, naming the exhausted limit. */
export function limitReached(
  { code, slice }: NonNullable<Passage['refused']>,
  headers: Passage['headers'],
): Problem {
  const { limit, holder } = slice;
  return problem(code, {
    detail: `The ${HOLDERS[holder.type] ?? holder.type} may make ${limit.requests.toLocaleString('en')} requests per ${limit.per}, and has made them. Wait for the number of seconds in Retry-After.`,
    headers,
    extensions: { limit: limit.requests, per: limit.per, holder: holder.type },
  });
}
