import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { Job } from '../../core/queue/job.js';
import { Queue } from '../../core/queue/queue.js';
import { KeyRing } from '../../core/secrets/key-ring.js';
import { MAIL_TRANSPORT, MailRefusedError, type MailTransport } from './mail-transport.js';
import { MAIL_QUEUE, openMail, type SealedMail } from './queued-mail.js';
import { nextAttemptIn } from './retry-schedule.js';

const CONCURRENCY = 4;

/** Takes mails from the queue and hands them to the transport, retrying while the mail server is unavailable. */
@Injectable()
export class MailDelivery implements OnModuleInit {
  private readonly logger = new Logger(MailDelivery.name);

  constructor(
    @Inject(MAIL_TRANSPORT) private readonly transport: MailTransport | null,
    private readonly queue: Queue,
    private readonly keyRing: KeyRing,
  ) {}

  /** Without a mail server, mails queued while there was one wait until there is one again. */
  onModuleInit(): void {
    const { transport } = this;
    if (!transport) return;
    this.queue.work<SealedMail>(MAIL_QUEUE, { concurrency: CONCURRENCY }, (job) =>
      this.deliver(transport, job),
    );
  }

  private async deliver(transport: MailTransport, job: Job<SealedMail>): Promise<void> {
    const { id, writtenAt } = job.data;
    const mail = openMail(this.keyRing, job.data);
    if (!mail) {
      this.logger.warn(`Mail ${id} is dropped: its master key is no longer on the key ring`);
      return;
    }
    if (mail.usefulUntil !== null && new Date(mail.usefulUntil) < new Date()) {
      this.logger.warn(`Mail ${id} is dropped: its link has expired`);
      return;
    }
    try {
      const { to, subject, text, html } = mail;
      await transport.send({ id, to, subject, text, html, date: new Date(writtenAt) });
    } catch (error) {
      await this.tryLater(job, error);
    }
  }

  private async tryLater(job: Job<SealedMail>, error: unknown): Promise<void> {
    const { id, writtenAt } = job.data;
    const reason = error instanceof Error ? error.message : String(error);
    const delaySeconds = nextAttemptIn((Date.now() - new Date(writtenAt).getTime()) / 1000);
    if (error instanceof MailRefusedError || delaySeconds === null) {
      this.logger.warn(`Mail ${id} will not be retried: ${reason}`);
      return;
    }
    this.logger.warn(`Mail ${id} will be retried in ${Math.round(delaySeconds)} s: ${reason}`);
    await this.queue.inTransaction((manager) => job.postpone(manager, delaySeconds));
  }
}
