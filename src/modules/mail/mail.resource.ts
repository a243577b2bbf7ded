import { defineResource } from '../../core/resource/define-resource.js';
import { Mail1700000000030 } from './migrations/1700000000030-mail.js';
import { mailVariables } from './mail.variables.js';

export const mail = defineResource({
  errors: {
    mail_not_configured: {
      status: 501,
      title: 'Email not configured',
      detail: 'This requires email, but no mail server is configured.',
      help: 'Password resets and address changes need email. The operator must set `SMTP_URL`; until then, they can create accounts and change addresses by hand.',
    },
  },
  variables: [mailVariables],
  limits: {
    MAILS_PER_RECIPIENT_PER_HOUR: {
      default: 10,
      description:
        'Maximum number of invitation and address-change emails sent to one address per hour, across all senders.',
    },
  },
  migrations: [Mail1700000000030],
});

declare module '../../core/resource/resources.js' {
  interface Resources {
    mail: typeof mail;
  }
}
