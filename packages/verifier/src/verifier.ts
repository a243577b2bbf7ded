import { hash } from 'node:crypto';
import { knownAddress } from './addresses.js';
import { isResolution } from './answer-checks.js';
import {
  isPlausible,
  type KeyForms,
  looksLikeKey,
  presented,
  type Presented,
  type VerifierInput,
} from './credential.js';
import { type Asked, decide, type Verdict } from './decide.js';
import { leaseSlices } from './lease-slices.js';
import { LatchkeyClient, UnavailableError, VerifierError } from './latchkey-client.js';
import { type ResolvedOptions, resolveOptions, type VerifierOptions } from './options.js';
import {
  copyOf,
  invalidCredentials,
  limitReached,
  type Problem,
  type Refusal,
  serviceUnavailable,
} from './problems.js';
import {
  type Acceptance,
  type CredentialRecord,
  GrantsPool,
  type ResolvedCredential,
  toRecord,
} from './record.js';
import { RecordCache } from './record-cache.js';
import { type Passage, RequestLimiter } from './request-limiter.js';
import { type Requirement, scopesOf } from './requirement.js';
import { Session } from './session.js';
import { sharedRuns } from './shared-runs.js';
import { UsageCounts } from './usage-counts.js';

/** For one instance; several share it. */
const RESOLVE_TIMEOUT_MS = 5_000;
/** The maximum number of concurrent look-ups: more would only slow Latchkey down. */
const LOADS_MAX = 100;

type Resolution = CredentialRecord | Refusal;

/** Decides about credentials for one service. */
export class Verifier {
  private readonly options: ResolvedOptions;
  private readonly client: LatchkeyClient;
  private readonly cache: RecordCache;
  private readonly usage = new UsageCounts();
  private readonly grants = new GrantsPool();
  private readonly session: Session;
  private readonly limiter: RequestLimiter;
  /** Loads that requests may join, because nothing has been dropped during them yet. */
  private readonly joinable = new Map<string, Promise<Resolution>>();
  /** Without a lease: one look-up per credential at a time, and one more for everyone who arrived meanwhile. */
  private readonly questions = new Map<string, () => Promise<Resolution>>();
  private loads = 0;
  private readonly waiting = new Set<{ resolve: () => void; reject: (error: Error) => void }>();
  private lastFailure: Error | undefined;

  constructor(options: VerifierOptions) {
    this.options = resolveOptions(options);
    const { baseUrls, secret, audience, cacheMax, transport } = this.options;
    this.client = new LatchkeyClient(baseUrls, secret, transport);
    this.cache = new RecordCache(cacheMax, () => this.joinable.clear());
    this.session = new Session(this.client, audience, this.cache, this.usage, {
      connected: () => this.connected(),
      failed: (error) => this.failed(error),
    });
    this.limiter = new RequestLimiter((asks, cameLate) => leaseSlices(this.client, asks, cameLate));
    this.session.start();
  }

  /** Whether known credentials are decided without asking. If not, Latchkey is asked for each request. */
  get hasLease(): boolean {
    return this.session.lease.isValid;
  }

  /**
   * Resolves once known credentials are decided without asking.
   *
   * @throws {VerifierError} if that cannot happen: a wrong secret, or a different audience
   */
  ready(): Promise<void> {
    if (this.hasLease) return Promise.resolve();
    if (this.lastFailure instanceof VerifierError) return Promise.reject(this.lastFailure);
    return new Promise((resolve, reject) => this.waiting.add({ resolve, reject }));
  }

  /** Ends the session, so that no revoke waits for this process. All later requests are refused. */
  async close(): Promise<void> {
    // Returns the rest of the slices to the others; whatever cannot be returned is lost until the windows end.
    await Promise.all([this.limiter.close().catch(() => undefined), this.session.close()]);
    this.client.close();
    for (const { reject } of this.waiting) reject(new UnavailableError('The verifier is closed'));
    this.waiting.clear();
  }

  /**
   * Decides whether a request may pass, and as whom. Synchronous for a known credential: `await` handles both.
   *
   * @param input a request, or its headers
   * @throws {TypeError} if the requirement is misspelt, which would otherwise require nothing
   */
  verify(input: VerifierInput, requirement?: Requirement): Verdict | Promise<Verdict> {
    const verdict = this.verdictOn(input, scopesOf(requirement), requirement?.address);
    return verdict instanceof Promise ? verdict.then(handedOut) : handedOut(verdict);
  }

  private verdictOn(
    input: VerifierInput,
    scopes: readonly string[],
    address: string | undefined,
  ): Verdict | Promise<Verdict> {
    if (this.session.isClosed) return serviceUnavailable('The service is stopping.');
    const shown = presented(input);
    if ('ok' in shown) return shown;
    if (this.session.isTurnedAway) return unchecked();
    const { workspaceId } = shown;
    const asked: Asked = { scopes, address, workspaceId, audience: this.options.audience };
    const { keyForms, lease } = this.session;
    const hasLease = lease.isValid;
    const name = nameOf(shown, keyForms);
    const record = hasLease ? this.cache.get(name) : undefined;
    if (record) return this.decide(record, asked);
    if (keyForms && !isPlausible(shown, keyForms)) return invalidCredentials;
    if (!hasLease) return this.ask(shown, asked);
    return this.load(name, shown, asked).then((resolved) => this.toVerdict(resolved, asked));
  }

  private toVerdict(resolved: Resolution, asked: Asked): Verdict | Promise<Verdict> {
    return 'ok' in resolved ? resolved : this.decide(resolved, asked);
  }

  private decide(record: CredentialRecord, asked: Asked): Verdict | Promise<Verdict> {
    const { verdict, outcome } = decide(record, asked, performance.now());
    const { apiKey } = record.acceptance.principal;
    const [first = null, second, third] = record.limits;
    if (verdict.ok && apiKey && first) {
      const passage = this.limiter.pass(first, second, third);
      return passage instanceof Promise
        ? passage.then(
            (decided) => this.settle(verdict, apiKey.id, asked, decided),
            (error: Error) => this.withLimits(this.unavailable(error), record),
          )
        : this.settle(verdict, apiKey.id, asked, passage);
    }
    if (apiKey && outcome !== undefined) this.usage.count(apiKey.id, outcome, asked.address);
    // A key that is no longer valid looks as if it never had been.
    return verdict.ok || verdict === invalidCredentials || !first
      ? verdict
      : this.withLimits(verdict, record);
  }

  /** The refusal of a known key, which does not count. */
  private withLimits(refusal: Refusal, { limits }: CredentialRecord): Refusal {
    const [first = null, second, third] = limits;
    return { ...refusal, headers: { ...refusal.headers, ...this.limiter.headersFor(first, second, third) } };
  }

  private settle(
    acceptance: Acceptance,
    keyId: string,
    asked: Asked,
    { refused, headers }: Passage,
  ): Verdict {
    this.usage.count(keyId, refused?.code ?? 'allowed', asked.address);
    return refused
      ? limitReached(refused.code, refused.slice.limit, refused.slice.holder, headers)
      : { ...acceptance, headers };
  }

  /**
   * Without a lease nobody reports changes to us, so the answer is valid only for requests that began before it was
   * requested.
   */
  private async ask(shown: Presented, asked: Asked): Promise<Verdict> {
    const name = `${shown.credential} ${shown.workspaceId ?? ''}`;
    let question = this.questions.get(name);
    if (!question) {
      question = sharedRuns(
        () =>
          this.bounded(async () => {
            const sentAt = performance.now();
            return this.toResolution(await this.resolve(shown, asked), sentAt);
          }),
        () => this.questions.delete(name),
      );
      this.questions.set(name, question);
    }
    const resolution = await question();
    // Before the first lease, the form of keys is not known, and Latchkey is not told which header this came in.
    if (shown.isKeyHeader && !('ok' in resolution) && resolution.acceptance.principal.kind === 'user')
      return invalidCredentials;
    return this.toVerdict(resolution, asked);
  }

  /** Requests that begin before anything is dropped share a load. */
  private load(name: string, shown: Presented, asked: Asked): Promise<Resolution> {
    const joined = this.joinable.get(name);
    if (joined) return joined;
    const promise = this.bounded(() => this.loadAndCache(name, shown, asked)).finally(() => {
      if (this.joinable.get(name) === promise) this.joinable.delete(name);
    });
    this.joinable.set(name, promise);
    return promise;
  }

  private async loadAndCache(name: string, shown: Presented, asked: Asked): Promise<Resolution> {
    const { server } = this.session;
    const pending = this.cache.begin();
    try {
      const sentAt = performance.now();
      const answer = await this.resolve(shown, asked);
      const resolution = this.toResolution(answer, sentAt);
      const mayBeCached =
        !('ok' in resolution) &&
        this.session.lease.isValid &&
        answer.server === server &&
        this.session.server === server &&
        !pending.isStale(resolution.dependsOn);
      if (mayBeCached) this.cache.set(name, resolution);
      return resolution;
    } catch (error) {
      return this.unavailable(error as Error);
    } finally {
      this.cache.finish(pending);
    }
  }

  private async bounded(load: () => Promise<Resolution>): Promise<Resolution> {
    if (this.loads >= LOADS_MAX) {
      return serviceUnavailable('Too many credentials are being looked up. Try again in a moment.');
    }
    this.loads += 1;
    try {
      return await load();
    } catch (error) {
      return this.unavailable(error as Error);
    } finally {
      this.loads -= 1;
    }
  }

  /** Tries each instance once. */
  private async resolve({ credential, workspaceId }: Presented, asked: Asked): Promise<ResolvedCredential> {
    const body = {
      credential,
      workspace_id: workspaceId ?? null,
      address: knownAddress(asked.address) ?? null,
    };
    const timeoutMs = RESOLVE_TIMEOUT_MS / Math.min(2, this.client.instances);
    let failure: unknown;
    for (let offset = 0; offset < this.client.instances; offset += 1) {
      try {
        const call = { body, timeoutMs, isExpected: isResolution };
        const resolved = await this.client.call('POST', '/resolve', call, offset);
        this.checkAudience(resolved.audience);
        return resolved;
      } catch (error) {
        failure = error;
        if (error instanceof VerifierError) break;
      }
    }
    throw failure;
  }

  /** Registration finds this too, but requests need not wait for it. */
  private checkAudience(audience: string | undefined): void {
    const own = this.options.audience;
    if (audience === undefined || audience === own) return;
    const message = `audience: "${own}" is not whose secret this is, which is "${audience}"`;
    throw new VerifierError(message, 400, 'validation_failed');
  }

  private toResolution({ refused, accepted }: ResolvedCredential, sentAt: number): Resolution {
    if (!refused) return toRecord(accepted, sentAt, this.grants);
    const problem = {
      type: `/docs/errors#${String(refused.problem['code'])}`,
      ...refused.problem,
    } as Problem;
    return { ok: false, status: refused.status, headers: refused.headers, problem };
  }

  /** Also 503 if Latchkey does not accept *us*, because the caller's credential may be valid. */
  private unavailable(error: Error): Refusal {
    if (error instanceof VerifierError) this.failed(error);
    return unchecked();
  }

  private connected(): void {
    this.lastFailure = undefined;
    for (const { resolve } of this.waiting) resolve();
    this.waiting.clear();
  }

  private failed(error: Error): void {
    const isNews = this.lastFailure?.message !== error.message;
    this.lastFailure = error;
    if (isNews) this.options.onError(error);
    if (!(error instanceof VerifierError)) return;
    for (const { reject } of this.waiting) reject(error);
    this.waiting.clear();
  }
}

const handedOut = (verdict: Verdict): Verdict => (verdict.ok ? verdict : copyOf(verdict));

const unchecked = (): Refusal =>
  serviceUnavailable('The credential cannot be checked now. It may be fine; try again in a moment.');

/**
 * A digest, so that no credential stays in memory longer than its request. A token may act in several workspaces, and
 * is invalid where a key is expected.
 */
function nameOf({ credential, workspaceId, isKeyHeader }: Presented, keyForms: KeyForms | undefined): string {
  const digest = hash('sha256', credential, 'binary');
  const isKey = isKeyHeader || (keyForms !== undefined && looksLikeKey(credential, keyForms));
  return isKey ? digest : `token ${workspaceId ?? ''} ${digest}`;
}

/** Starts a verifier: it registers in the background, and asks Latchkey about each request until that is done. */
export const createVerifier = (options: VerifierOptions): Verifier => new Verifier(options);
