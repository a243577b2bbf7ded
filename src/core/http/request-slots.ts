import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../config/config.js';
import { problem, serverBusy } from '../errors/problem.js';
import { Metrics } from '../metrics/metrics.js';
import type { Principal } from '../principal/principal.js';
import { addressForLimits } from '../primitives/client-address.js';
import { FairSemaphore, NoPlaceError, type Release } from './fair-semaphore.js';

/** Their bodies are bounded separately: see `boundBodies`. */
const WAITING_PER_GROUP_MAX = 250;
const WAITING_MAX = 1_000;
const WAIT_MAX_MS = 10_000;
/** Share of the pool for requests without a credential. Jobs have a share, too: see `Queue`. */
const ANONYMOUS_SHARE = 0.4;
/** Share of the pool for one workspace while no other asks. */
const ALONE_SHARE = 0.6;

/**
 * Bounds how many requests use the database at the same time, and divides the slots fairly. One for the whole process.
 */
@Injectable()
export class RequestSlots {
  private readonly ofPrincipals: FairSemaphore;
  private readonly anonymous: FairSemaphore;

  constructor(@Inject(CONFIG) { databasePoolMax: total }: Pick<Config, 'databasePoolMax'>, metrics: Metrics) {
    const waiting = {
      waitingPerGroupMax: WAITING_PER_GROUP_MAX,
      waitingMax: WAITING_MAX,
      waitMaxMs: WAIT_MAX_MS,
    };
    const share = (part: number): number => Math.max(2, Math.floor(total * part));
    this.ofPrincipals = new FairSemaphore({
      ...waiting,
      total,
      alone: share(ALONE_SHARE),
    });
    this.anonymous = new FairSemaphore({
      ...waiting,
      total: share(ANONYMOUS_SHARE),
      alone: share(ANONYMOUS_SHARE),
    });
    metrics.gauges(
      'latchkey_requests_waiting',
      'Requests that wait for their turn at the database, with and without a credential.',
      ['caller'],
      () => [
        [{ caller: 'known' }, this.ofPrincipals.waitingNow],
        [{ caller: 'anonymous' }, this.anonymous.waitingNow],
      ],
    );
  }

  /** @throws 429 if the workspace or address itself has too many waiting; 503 if all together have */
  take(request: FastifyRequest): Release | Promise<Release> {
    const { principal } = request;
    const group = groupOf(request);
    try {
      const place = principal
        ? this.ofPrincipals.acquire(group, nameOf(principal))
        : this.anonymous.acquire(group, '');
      return place instanceof Promise ? place.catch(refuse) : place;
    } catch (error) {
      return refuse(error);
    }
  }
}

/** The group that shares a bound: the workspace, or the address if there is no credential. */
export const groupOf = ({ principal, clientAddress }: FastifyRequest): string =>
  principal ? (principal.workspaceId ?? principal.userId) : addressForLimits(clientAddress);

const nameOf = (principal: Principal): string =>
  principal.kind === 'api_key' ? principal.apiKeyId : principal.userId;

export function refuse(error: unknown): never {
  if (!(error instanceof NoPlaceError)) throw error;
  if (error.reason === 'all') throw serverBusy('no_place', error);
  throw problem('too_many_requests', {
    detail: 'Too many requests from your workspace or address are already in progress.',
    headers: { 'retry-after': '1' },
    cause: error,
  });
}

/**
 * Admits a request when there is a database slot for it, which it holds until its response is sent
 * (`installRequestHooks`) or it no longer needs one. Applies to every route that declares its access, unless it opts
 * out. A guard, because an interceptor would cost every request an observable.
 */
@Injectable()
export class TakesRequestSlot implements CanActivate {
  constructor(private readonly slots: RequestSlots) {}

  canActivate(context: ExecutionContext): true | Promise<true> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const place = this.slots.take(request);
    return place instanceof Promise ? place.then((given) => enter(request, given)) : enter(request, place);
  }
}

function enter(request: FastifyRequest, place: Release): true {
  if (request.raw.socket.destroyed) {
    // The caller has left.
    place();
    throw serverBusy('caller_gone');
  }
  request.leavePlace = place;
  return true;
}
