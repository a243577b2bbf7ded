import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { problem } from '../../core/errors/problem.js';
import { Queue } from '../../core/queue/queue.js';
import { newId } from '../../core/secrets/ids.js';
import { KeyRing } from '../../core/secrets/key-ring.js';
import type { MailContent } from './letter.js';
import { MAIL_TRANSPORT, type MailTransport } from './mail-transport.js';
import { MAIL_QUEUE, type QueuedMail, sealMail } from './queued-mail.js';

export interface MailOptions {
  /** After this there is no sense in it: the link in it has expired. */
  usefulUntil?: Date;
}

/**
 * Sends mails from a queue in the database. A mail is part of the transaction that it belongs to: it is sent if
 * that commits, however long the mail server is away, and else never.
 */
@Injectable()
export class Mailer {
  constructor(
    @Inject(MAIL_TRANSPORT) private readonly transport: MailTransport | null,
    private readonly queue: Queue,
    private readonly keyRing: KeyRing,
  ) {}

  /** For what cannot be done without mails. @throws 501 where none are sent */
  requireMail(): void {
    if (!this.transport) throw problem('mail_not_configured');
  }

  /** Where no mails are sent, this does nothing: what happened does not depend on being told. */
  async send(
    manager: EntityManager,
    to: string,
    content: MailContent,
    options: MailOptions = {},
  ): Promise<void> {
    await this.sendToAll(manager, [to], content, options);
  }

  /** A mail for each recipient, who do not see each other's addresses; queued in one statement. */
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
