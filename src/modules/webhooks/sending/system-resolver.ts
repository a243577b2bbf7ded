import { lookup, type LookupAddress } from 'node:dns';
import { Semaphore } from '../../../core/primitives/semaphore.js';

/**
 * A look-up blocks one of the process's four threads, which also hash passwords and read files, for as long as a name
 * server is silent. So at most half of them resolve names, however much there is to send.
 */
const CONCURRENCY = 2;
/** After this the caller stops waiting, but the thread remains busy. */
const ANSWER_TIMEOUT_MS = 5_000;
/** A name that recently failed to resolve does not occupy a thread again at once. */
const REMEMBER_FAILURE_MS = 5_000;
const FAILURES_MAX = 1_000;

/** Resolves names like every program on this system (`getaddrinfo`): `/etc/hosts` and the rest of its rules. */
export class SystemResolver {
  private readonly semaphore = new Semaphore(CONCURRENCY);
  /** Concurrent look-ups of the same name share the answer. */
  private readonly underWay = new Map<string, Promise<LookupAddress[]>>();
  private readonly failedAt = new Map<string, number>();

  /** @returns an empty list for a name that does not resolve, or not in time */
  async lookUp(host: string): Promise<LookupAddress[]> {
    const failedAt = this.failedAt.get(host);
    if (failedAt !== undefined && performance.now() - failedAt < REMEMBER_FAILURE_MS) return [];
    const answer = this.underWay.get(host) ?? this.begin(host);
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<LookupAddress[]>((resolve) => {
      timer = setTimeout(() => resolve([]), ANSWER_TIMEOUT_MS);
    });
    try {
      return await Promise.race([answer, timeout]);
    } finally {
      clearTimeout(timer);
    }
  }

  private begin(host: string): Promise<LookupAddress[]> {
    const answer = this.semaphore
      .run(() => addressesOf(host))
      .then((addresses) => {
        this.underWay.delete(host);
        this.failedAt.delete(host);
        if (addresses.length === 0) this.rememberFailure(host);
        return addresses;
      });
    this.underWay.set(host, answer);
    return answer;
  }

  private rememberFailure(host: string): void {
    if (this.failedAt.size >= FAILURES_MAX) this.failedAt.clear();
    this.failedAt.set(host, performance.now());
  }
}

const addressesOf = (host: string): Promise<LookupAddress[]> =>
  new Promise((resolve) => {
    lookup(host, { all: true }, (error, addresses) => resolve(error ? [] : addresses));
  });
