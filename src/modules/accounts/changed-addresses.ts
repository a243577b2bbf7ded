import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EmailAddresses } from '../auth/email-addresses/email-addresses.js';
import { withdrawInvitationsOfMember } from '../workspaces/invitations/invitation-withdrawal.js';

/** Withdraws invitations to a member who has changed their address. */
@Injectable()
export class ChangedAddresses implements OnModuleInit {
  constructor(private readonly addresses: EmailAddresses) {}

  onModuleInit(): void {
    this.addresses.onChange((change, userId, { from, to }) =>
      withdrawInvitationsOfMember(change, userId, [from, to]),
    );
  }
}
