import type { MailSamples } from '../../mail/mail-samples.js';
import { invitationMail } from './invitation.js';
import { memberLeftMail } from './member.js';
import { secondFactorRequiredMail, workspaceDeletedMail } from './workspace.js';

export const samples: MailSamples = ({ text, link, email, url, at }) => ({
  invitation: invitationMail({
    inviterEmail: email,
    workspaceName: text,
    role: 'member',
    expiresAt: at,
    link,
  }),
  memberLeft: memberLeftMail({
    memberName: text,
    workspaceName: text,
    apiKeys: [
      { name: text, lastUsedAt: at },
      { name: text, lastUsedAt: null },
    ],
    endpointUrls: [url],
    link,
  }),
  workspaceDeleted: workspaceDeletedMail({
    workspaceName: text,
    at,
    deletedBy: { email, withKey: true },
  }),
  secondFactorRequired: secondFactorRequiredMail({
    workspaceName: text,
    at,
    requiredBy: email,
    settingsLink: link,
  }),
});
