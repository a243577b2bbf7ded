import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../../core/config/config.js';
import { variablesOf } from '../../../core/config/define-variables.js';
import type { Job } from '../../../core/queue/job.js';
import { Queue } from '../../../core/queue/queue.js';
import { KeyRing } from '../../../core/secrets/key-ring.js';
import { allowPrivateOf } from '../sending/allow-private.js';
import { discardDelivery } from './deliveries.js';
import { DELIVERY_QUEUE, type DeliveryJob } from './delivery-job.js';
import {
  type AttemptRecord,
  type DueDelivery,
  hasFailedForDays,
  loadDelivery,
  recordAttempt,
} from './delivery-record.js';
import { EndpointDisabling } from '../endpoints/endpoint-disabling.js';
import { EndpointLimiter } from './endpoint-limiter.js';
import { EndpointNotices } from '../endpoints/endpoint-notices.js';
import { hostOf } from '../endpoints/endpoint-url.js';
import { HttpSender } from '../sending/http-sender.js';
import { type Attempted, evaluateAttempt, type AttemptOutcome } from './retry-schedule.js';
import { signedHeaders } from '../sending/signing.js';
import { webhookVariables } from '../webhooks.variables.js';

/** The number of deliveries that one process handles at once, most of which are waiting for a response. */
const CONCURRENCY = 500;

/** The result used when no attempt is made. */
const NO_ANSWER: Attempted = { status: null, complete: false, retryAfterSeconds: null };

/** Makes the attempts: one job is one attempt, and the next attempt is the same job, postponed. */
@Injectable()
export class DeliveryWorker implements OnModuleInit, OnApplicationShutdown {
  private readonly endpoints = new EndpointLimiter();
  /**
   * Many endpoints, possibly of many workspaces, may share a host, which must not take more than its share of the
   * worker.
   */
  private readonly hosts: EndpointLimiter;
  private readonly sender: HttpSender;

  constructor(
    private readonly dataSource: DataSource,
    private readonly queue: Queue,
    private readonly keyRing: KeyRing,
    private readonly disabling: EndpointDisabling,
    private readonly notices: EndpointNotices,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    const perHost = config.limits.WEBHOOK_CONCURRENCY_PER_HOST;
    // A host keeps its share when one receiver is slow, because others may be there, too.
    this.hosts = new EndpointLimiter(undefined, { fast: perHost, slow: perHost });
    this.sender = new HttpSender({
      allowed: allowPrivateOf(config),
      dnsServers: variablesOf(config, webhookVariables).WEBHOOK_DNS_SERVERS,
      timeoutSeconds: variablesOf(config, webhookVariables).WEBHOOK_TIMEOUT_SECONDS,
    });
  }

  onModuleInit(): void {
    this.queue.work<DeliveryJob>(DELIVERY_QUEUE, { concurrency: CONCURRENCY }, (job) => this.handle(job));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.queue.drained();
    await this.sender.close();
  }

  private async handle(job: Job<DeliveryJob>): Promise<void> {
    const admission = await this.endpoints.enter(job.data.endpointId);
    if (!admission.admitted) {
      await job.handBack(admission.retryAfterSeconds);
      return;
    }
    let answerMs: number | null = null;
    try {
      answerMs = await this.attempt(job);
    } finally {
      admission.release(answerMs);
    }
  }

  /** @returns how long the receiver took, in milliseconds; null if it was not contacted */
  private async attempt(job: Job<DeliveryJob>): Promise<number | null> {
    job.signal.throwIfAborted();
    const due = await this.queue.inTurn(() => loadDelivery(this.dataSource.manager, job.data.deliveryId));
    if (due?.status !== 'pending' || due.run !== job.data.run) return null;
    if (due.statusReason !== null) {
      await this.disabling.discardPending(due.endpointId);
      return null;
    }
    if (!due.mayHear) {
      await this.queue.inTransaction((manager) => discardDelivery(manager, due.deliveryId));
      return null;
    }
    const admission = await this.hosts.enter(hostOf(new URL(due.url)));
    if (!admission.admitted) {
      await job.handBack(admission.retryAfterSeconds);
      return null;
    }
    let answerMs: number | null = null;
    try {
      return (answerMs = await this.attemptAt(due, job));
    } finally {
      admission.release(answerMs);
    }
  }

  private async attemptAt(due: DueDelivery, job: Job<DeliveryJob>): Promise<number> {
    const { record, attempted } = await this.send(due, job.signal);
    const outcome = evaluateAttempt(
      attempted,
      due.failures,
      variablesOf(this.config, webhookVariables).WEBHOOK_RETRY_SECONDS,
      Math.random(),
    );
    await this.queue.inTransaction(async (manager) => {
      await recordAttempt(manager, due, record, outcome);
      if (outcome.outcome === 'failed') await this.notices.notifyFailed(manager, due, record.status);
      if (outcome.outcome === 'retry') await job.postpone(manager, outcome.delaySeconds);
      else await job.complete(manager);
    });
    await this.disableIfHopeless(due, outcome);
    return record.durationMs;
  }

  private async send(
    due: DueDelivery,
    stop: AbortSignal,
  ): Promise<{ record: AttemptRecord; attempted: Attempted }> {
    const attemptedAt = new Date();
    const message = { id: due.eventId, timestamp: attemptedAt, body: due.payload };
    const [first] = due.signingSecrets;
    if (!first || !this.keyRing.holdsKeyOf(first.sealedSecret)) {
      const record = { attemptedAt, durationMs: 0, requestHeaders: {}, status: null, body: null };
      return { record: { ...record, error: 'secret_unreadable' }, attempted: NO_ANSWER };
    }
    const headers = signedHeaders(message, due.signingSecrets, this.keyRing);
    const sent = await this.sender.send({ url: due.url, headers, body: due.payload }, stop);
    const { durationMs, status, body, error } = sent;
    return {
      record: { attemptedAt, durationMs, requestHeaders: headers, status, body, error },
      attempted: sent,
    };
  }

  private async disableIfHopeless({ endpointId }: DueDelivery, { outcome }: AttemptOutcome): Promise<void> {
    if (outcome === 'succeeded') return;
    if (outcome === 'gone') await this.disabling.disable(endpointId, 'gone');
    else if (await this.queue.inTurn(() => hasFailedForDays(this.dataSource.manager, endpointId))) {
      await this.disabling.disable(endpointId, 'failing');
    }
  }
}
