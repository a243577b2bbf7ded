import { inUtc, type MailContent } from '../../mail/email-message.js';
import { renderEmail } from '../../mail/render-email.js';

export const accountDeletedMail = (data: { at: Date }): MailContent =>
  renderEmail({
    subject: 'Your account was deleted',
    paragraphs: ['Your account was deleted, with its sessions and API keys. This cannot be undone.'],
    facts: [['When', inUtc(data.at)]],
    notes: ['If this was not you, someone knows your password: change it wherever else you use it.'],
  });
