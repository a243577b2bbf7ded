import type { MailSamples } from '../../mail/mail-samples.js';
import { accountDeletedMail } from './account.js';

export const samples: MailSamples = ({ at }) => ({
  accountDeleted: accountDeletedMail({ at }),
});
