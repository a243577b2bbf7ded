import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { problem } from '../../core/errors/problem.js';
import { Queue } from '../../core/queue/queue.js';
import { newId } from '../../core/secrets/ids.js';
import { KeyRing } from '../../core/secrets/key-ring.js';
import type { MailContent } from './email-message.js';
import { MAIL_TRANSPORT, type MailTransport } from './mail-transport.js';
import { MAIL_QUEUE, type QueuedMail, sealMail } from './queued-mail.js';

export interface MailOptions {
  /** After this, the mail is pointless because its link has expired. */
  usefulUntil?: Date;
}

/**
 * Sends mails from a queue in the database. A mail belongs to a transaction: if that commits it is sent, however long
 * the mail server is unavailable, and otherwise never.
 */
@Injectable()
export class Mailer {
  constructor(
    @Inject(MAIL_TRANSPORT) private readonly transport: MailTransport | null,
    private readonly queue: Queue,
    private readonly keyRing: KeyRing,
  ) {}

  /**
   * For features that depend on mail.
   *
   * @throws 501 if mail is not configured
   */
  requireMail(): void {
    if (!this.transport) throw problem('mail_not_configured');
  }

  /** Does nothing if mail is not configured: changes do not depend on notifications. */
  async send(
    manager: EntityManager,
    to: string,
    content: MailContent,
    options: MailOptions = {},
  ): Promise<void> {
    await this.sendToAll(manager, [to], content, options);
  }

  /** One mail per recipient, so that they do not see each other's addresses; queued in one statement. */
  async sendToAll(
    manager: EntityManager,
    recipients: readonly string[],
    content: MailContent,
    { usefulUntil }: MailOptions = {},
  ): Promise<void> {
    if (!this.transport) return;
    const mails = recipients.map((to): QueuedMail => ({
      ...content,
      to,
      writtenAt: new Date().toISOString(),
      usefulUntil: usefulUntil?.toISOString() ?? null,
    }));
    await this.queue.sendMany(
      manager,
      MAIL_QUEUE,
      mails.map((mail) => sealMail(this.keyRing, newId(), mail)),
    );
  }
}
