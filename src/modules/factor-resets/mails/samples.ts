import type { MailContent } from '../../mail/email-message.js';
import type { MailSamples } from '../../mail/mail-samples.js';
import { memberFactorResetMail, ownFactorResetMail } from './factor-reset.js';

export const samples: MailSamples = ({ text, link, email, at }) => ({
  ...Object.fromEntries(
    (['requested', 'stopped', 'done'] as const).flatMap((stage): [string, MailContent][] => [
      [
        `ownFactorReset-${stage}`,
        ownFactorResetMail({ stage, workspaceName: text, requestedBy: email, happensAt: at, link }),
      ],
      ...[{ workspaceName: text, requestedBy: email }, null].map((origin): [string, MailContent] => [
        `memberFactorReset-${stage}${origin ? '' : '-elsewhere'}`,
        memberFactorResetMail({ stage, email, origin, happensAt: at, link }),
      ]),
    ]),
  ),
});
