import { inUtc, type MailContent } from '../../mail/letter.js';
import { renderLetter } from '../../mail/render-letter.js';

export const accountDeletedMail = (data: { at: Date }): MailContent =>
  renderLetter({
    subject: 'Your account was deleted',
    paragraphs: ['Your account was deleted, with its sessions and API keys. This cannot be undone.'],
    facts: [['When', inUtc(data.at)]],
    notes: ['If this was not you, someone knows your password: change it wherever else you use it.'],
  });
