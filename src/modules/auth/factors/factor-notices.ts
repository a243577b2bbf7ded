import { Injectable } from '@nestjs/common';
import type { Change } from '../../audit/changes.js';
import { DashboardLinks } from '../../mail/dashboard-links.js';
import { Mailer } from '../../mail/mailer.js';
import { type FactorChange, factorMail, passkeyClonedMail, recoveryCodeUsedMail } from '../mails/factor.js';

type Recipient = { id: string; email: string };

/** Notifies an account's owner of changes to its protection, in the audit trail and by email. */
@Injectable()
export class FactorNotices {
  constructor(
    private readonly mailer: Mailer,
    private readonly links: DashboardLinks,
  ) {}

  async changed(change: Change, { email }: Recipient, what: FactorChange): Promise<void> {
    await this.mailer.send(change.manager, email, factorMail({ ...this.facts(change), what }));
  }

  /** Two authenticators hold the key of one passkey, which only one of them should. */
  async passkeyCloned(change: Change, user: Recipient, name: string): Promise<void> {
    await this.mailer.send(change.manager, user.email, passkeyClonedMail({ ...this.facts(change), name }));
  }

  async recoveryCodeUsed(change: Change, { id, email }: Recipient): Promise<void> {
    const [row] = await change.manager.query<{ left: number }[]>(
      'SELECT count(*)::int AS left FROM recovery_codes WHERE user_id = $1 AND used_at IS NULL',
      [id],
    );
    const left = row?.left ?? 0;
    await change.record('account.recovery_code_used', {
      workspaceId: null,
      targetId: id,
      actorUserId: id,
      details: { left },
    });
    await this.mailer.send(change.manager, email, recoveryCodeUsedMail({ ...this.facts(change), left }));
  }

  private facts({ actor: { address } }: Change) {
    return { at: new Date(), address, settingsLink: this.links.to('settings') };
  }
}
