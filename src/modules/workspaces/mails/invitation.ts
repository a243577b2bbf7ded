import { inUtc, type MailContent, quoted } from '../../mail/email-message.js';
import { renderEmail } from '../../mail/render-email.js';

export interface InvitationMail {
  /** The inviter's account, identified by its address, which nobody can choose freely. */
  inviterEmail: string;
  workspaceName: string;
  role: string;
  expiresAt: Date;
  /** With the token. */
  link: string;
}

export const invitationMail = (data: InvitationMail): MailContent =>
  renderEmail({
    subject: `You are invited to the workspace ${quoted(data.workspaceName)}`,
    paragraphs: [
      `${data.inviterEmail} invites you to join the workspace ${quoted(data.workspaceName)} as ${/^[ao]/.test(data.role) ? 'an' : 'a'} ${data.role}.`,
      'Sign in or create an account with the address that this email was sent to.',
    ],
    action: { label: 'Accept the invitation', url: data.link },
    notes: [
      `The invitation works once, until ${inUtc(data.expiresAt)}. If you do not know the sender, ignore this email.`,
    ],
  });
