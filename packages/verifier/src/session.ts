import { randomInt, randomUUID } from 'node:crypto';
import { isRegistration, isRenewal } from './answer-checks.js';
import type { KeyForms } from './credential.js';
import { type LatchkeyClient, UnavailableError, VerifierError } from './latchkey-client.js';
import { Lease, type Moment } from './lease.js';
import { EVERY_ENTRY, type RecordCache } from './record-cache.js';
import type { UsageCounts } from './usage-counts.js';

/** How long Latchkey holds a renewal while nothing changes, if that leaves enough of the lease. */
const WAIT_MS_MAX = 900;
/** How long an answer may take beyond that. A third of the lease is then left to try another instance. */
const ANSWER_TIMEOUT_MS = 1_000;
/** While there is no lease to lose. */
const REGISTRATION_TIMEOUT_MS = 2_000;
/** The maximum number of consecutive attempts without an answer; after that, a new session begins. */
const KNOWN_MAX = 32;
/** Attempt numbers increase in steps of up to this, so two holders of one id soon have different numbers. */
const STEP_MAX = 65_536;
const USAGE_MAX = 500;
const RETRY_AFTER_MS = 400;
/** After an answer that will not change. */
const RETRY_REFUSED_AFTER_MS = 2_000;

interface Confirmed {
  server: string;
  applied: string;
  stale: string[];
  lease_ms: number;
}

/** The response of `POST /verifier-sessions/{id}/renew`. */
export type Renewed = Confirmed & {
  /** What the instance heard of while it held the answer. Missing from instances of earlier versions. */
  told?: Pick<Confirmed, 'applied' | 'stale'> | null;
};

/** The response of `POST /verifier-sessions`. */
export type Registered = Confirmed & {
  key_prefix: string;
  /** Missing from instances of earlier versions. */
  accepted_patterns?: KeyForms['acceptedPatterns'];
};

export interface SessionEvents {
  /** There is a lease (again). */
  connected(): void;
  /** Attempts are failing, or will fail. */
  failed(error: Error): void;
}

/**
 * The verifier's part in revocation: it registers, renews its lease, drops what has changed and acknowledges that. It
 * does through any instance what an instance does on a database connection; see `src/core/coherence` in Latchkey.
 */
export class Session {
  readonly lease = new Lease();
  private id: string = randomUUID();
  private attempt = 0;
  /** The attempts that the row may hold: the last confirmed one, and later ones without an answer. */
  private known: number[] = [];
  private isRegistered = false;
  private applied = '0';
  /** The last change that the last answer told, which no renewal of ours has read. */
  private told: string | undefined;
  /** Whether renewals are carried out before their answers are held, so that one may be held that acknowledges. */
  private renewsAtOnce = false;
  private confirmedBy: string | undefined;
  private forms: KeyForms | undefined;
  private hasBeenTurnedAway = false;
  /** When the renewal was sent that read the changes to be acknowledged by the next one. */
  private unacknowledged: Moment | undefined;
  private hasFailed = false;
  private readonly closing = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly client: LatchkeyClient,
    private readonly audience: string,
    private readonly cache: RecordCache,
    private readonly usage: UsageCounts,
    private readonly events: SessionEvents,
  ) {}

  /** The database server that confirmed the lease. */
  get server(): string | undefined {
    return this.confirmedBy;
  }

  get isClosed(): boolean {
    return this.closing.signal.aborted;
  }

  /** The forms of API keys; undefined before the first answer. */
  get keyForms(): KeyForms | undefined {
    return this.forms;
  }

  /** Whether the last registration was refused as one of a wrong secret or audience: until one succeeds. */
  get isTurnedAway(): boolean {
    return this.hasBeenTurnedAway;
  }

  start(): void {
    this.running = this.run();
  }

  /** No revoke waits for this verifier afterwards. */
  async close(): Promise<void> {
    if (this.isClosed) return;
    this.closing.abort();
    clearTimeout(this.timer);
    this.wake();
    await this.running;
    this.hasFailed = false;
    // Counts that cannot be sent are lost.
    if (this.isRegistered) await this.renew(0, null).catch(() => undefined);
    this.lease.end();
    this.cache.drop([EVERY_ENTRY]);
    const query = this.known.map((number) => `known=${number}`).join('&');
    if (query === '') return;
    await this.client
      .call('DELETE', `/${this.id}?${query}`, { timeoutMs: ANSWER_TIMEOUT_MS })
      .catch(() => undefined);
  }

  private wake: () => void = () => undefined;

  private async run(): Promise<void> {
    while (!this.isClosed) {
      try {
        if (this.isRegistered && this.lease.isValid) {
          await this.renew(this.timeToWait());
        } else await this.register();
        this.hasFailed = false;
        if (this.lease.isValid) this.events.connected();
      } catch (error) {
        await this.recover(error as Error);
      }
    }
  }

  /** Starts over: whatever is loaded from now on is at least as new as what is acknowledged. */
  private async register(): Promise<void> {
    this.lease.end();
    this.unacknowledged = undefined;
    if (this.known.length >= KNOWN_MAX) this.beginAnew();
    const sentAt = this.lease.now();
    const { renewal, known } = this.nextAttempt();
    const registered = await this.client
      .call('POST', '', {
        body: { id: this.id, audience: this.audience, renewal, known },
        timeoutMs: REGISTRATION_TIMEOUT_MS,
        signal: this.closing.signal,
        isExpected: isRegistration,
      })
      .catch((error: Error) => {
        if (error instanceof VerifierError && !isAboutSession(error)) this.hasBeenTurnedAway = true;
        throw error;
      });
    this.hasBeenTurnedAway = false;
    this.isRegistered = true;
    this.forms = { prefix: registered.key_prefix, acceptedPatterns: registered.accepted_patterns ?? [] };
    this.confirm(renewal, registered);
    this.cache.drop([EVERY_ENTRY]);
    this.lease.renewed(sentAt, registered.lease_ms);
    // The next attempt would follow at once.
    if (!this.lease.isValid) throw new UnavailableError('The lease was over before Latchkey had answered');
  }

  /**
   * Changes read by a renewal are acknowledged by the next one, and only then does the first one count: a writer that
   * gives up waiting in between removes our row.
   */
  private async renew(waitMs: number, signal: AbortSignal | null = this.closing.signal): Promise<void> {
    const { unacknowledged } = this;
    this.unacknowledged = undefined;
    if (this.known.length >= KNOWN_MAX) {
      this.beginAnew();
      return;
    }
    // After a failure, send no counts: a lost answer would lose them, too.
    const usage = this.hasFailed ? [] : this.usage.take(USAGE_MAX);
    const sentAt = this.lease.now();
    const { renewal, known } = this.nextAttempt();
    // Nor what was told, which an instance of an earlier version would not understand.
    const told = this.hasFailed || this.told === undefined ? {} : { told: this.told };
    const { applied, confirmedBy: server } = this;
    const confirmed = await this.client.call('POST', `/${this.id}/renew`, {
      body: { renewal, known, applied, ...told, server, wait_ms: waitMs, usage },
      timeoutMs: waitMs + ANSWER_TIMEOUT_MS,
      isExpected: isRenewal,
      ...(signal ? { signal } : {}),
    });
    this.cache.drop(confirmed.stale);
    this.confirm(renewal, confirmed);
    if (unacknowledged) this.lease.renewed(unacknowledged, confirmed.lease_ms);
    if (confirmed.stale.length > 0) this.unacknowledged = sentAt;
    else this.lease.renewed(sentAt, confirmed.lease_ms);
    this.listen(confirmed.told);
  }

  /** The lease does not need this: the renewal was carried out before the changes. */
  private listen(told: Renewed['told']): void {
    this.renewsAtOnce = told !== undefined;
    if (!told) return;
    this.cache.drop(told.stale);
    this.told = told.applied;
  }

  private timeToWait(): number {
    if (this.hasFailed || (this.unacknowledged && !this.renewsAtOnce)) return 0;
    return Math.max(0, Math.min(WAIT_MS_MAX, Math.floor(this.lease.leftMs - ANSWER_TIMEOUT_MS)));
  }

  private nextAttempt(): { renewal: number; known: number[] } {
    this.attempt += randomInt(1, STEP_MAX);
    const { attempt: renewal } = this;
    const known = [...this.known, renewal];
    this.known = known;
    return { renewal, known };
  }

  private confirm(renewal: number, { server, applied }: Confirmed): void {
    this.known = [renewal];
    this.confirmedBy = server;
    this.applied = applied;
    this.told = undefined;
  }

  /** Uses a new row, because the previous one is no longer ours, or its state is unknown. */
  private beginAnew(): void {
    this.lease.end();
    this.id = randomUUID();
    this.known = [];
    this.isRegistered = false;
  }

  private async recover(error: Error): Promise<void> {
    if (this.isClosed) return;
    const isOver = error instanceof VerifierError && isAboutSession(error);
    const isFirst = !this.hasFailed;
    // The next attempt leaves out what was told.
    const isMisunderstood = isFirst && this.told !== undefined;
    const isRefused =
      error instanceof VerifierError &&
      !isMisunderstood &&
      (!isOver || error.code === 'verifier_session_limit');
    if (isOver) {
      if (error.code === 'verifier_session_conflict') this.beginAnew();
      this.lease.end();
      this.isRegistered = false;
    } else this.client.preferNext();
    this.hasFailed = true;
    if (isRefused) this.events.failed(error);
    // A single lost request, or a session that lapsed because this process stood still, is not worth reporting.
    else if (isFirst) return;
    else if (!isOver) this.events.failed(error);
    await this.pause(isRefused ? RETRY_REFUSED_AFTER_MS : RETRY_AFTER_MS * (0.75 + Math.random() / 2));
  }

  private pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
      this.timer = setTimeout(resolve, milliseconds);
    });
  }
}

/** Rather than about the secret, the audience or the request. */
const isAboutSession = ({ code }: VerifierError): boolean => code.startsWith('verifier_session_');
