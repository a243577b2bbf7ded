import { Injectable } from '@nestjs/common';
import type { Change } from '../../audit/changes.js';
import { DashboardLinks } from '../../mail/dashboard-links.js';
import { Mailer } from '../../mail/mailer.js';
import { newSignInMail } from '../mails/session.js';
import { hasBegunHereBefore, rememberAddress } from './familiar-addresses.js';

/** Notifies an account's owner of a sign-in from an unfamiliar address, because only they know whether it was them. */
@Injectable()
export class NewSignIns {
  constructor(
    private readonly mailer: Mailer,
    private readonly links: DashboardLinks,
  ) {}

  /** @param confinedTo the workspace whose identity provider began the session; null: it is not confined */
  async note(
    change: Change,
    { id, email }: { id: string; email: string },
    userAgent: string | null,
    confinedTo: string | null,
  ): Promise<void> {
    const isFamiliar =
      confinedTo === null
        ? await rememberAddress(change, id)
        : await hasBegunHereBefore(change, id, confinedTo);
    if (isFamiliar) return;
    const content = newSignInMail({
      at: new Date(),
      address: change.actor.address,
      userAgent,
      settingsLink: this.links.to('settings'),
    });
    await this.mailer.send(change.manager, email, content);
  }
}
