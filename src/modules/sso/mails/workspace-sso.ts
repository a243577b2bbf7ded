import { inUtc, type MailContent, quoted } from '../../mail/email-message.js';
import { renderEmail } from '../../mail/render-email.js';

export interface SsoEnforcedMail {
  workspaceName: string;
  /** The name of the identity provider. */
  provider: string;
  at: Date;
  enforcedBy: string;
  link: string;
}

export const ssoEnforcedMail = ({
  workspaceName,
  provider,
  at,
  enforcedBy,
  link,
}: SsoEnforcedMail): MailContent =>
  renderEmail({
    subject: `The workspace ${quoted(workspaceName)} now requires single sign-on`,
    paragraphs: [
      `Until you sign in with ${quoted(provider)}, you cannot do anything in the workspace. API keys continue to work.`,
    ],
    action: { label: 'Open the workspace', url: link },
    facts: [
      ['When', inUtc(at)],
      ['Required by', enforcedBy],
    ],
    notes: ['You get this email because you are a member of the workspace.'],
  });

export type SsoChange = 'set' | 'relaxed' | 'removed';

export interface SsoChangedMail {
  what: SsoChange;
  workspaceName: string;
  provider: string;
  at: Date;
  changedBy: string;
  link: string;
}

const SUBJECTS: Record<SsoChange, (workspace: string) => string> = {
  set: (workspace) => `The identity provider of ${workspace} was changed`,
  relaxed: (workspace) => `The workspace ${workspace} no longer requires single sign-on`,
  removed: (workspace) => `The identity provider of ${workspace} was removed`,
};

const EFFECTS: Record<SsoChange, (provider: string) => string> = {
  set: (provider) => `Members can sign in to the workspace with ${provider}.`,
  relaxed: (provider) => `Members need not sign in with ${provider} any more, and can still do so.`,
  removed: (provider) =>
    `Nobody can sign in with ${provider} any more, members need not, and the sessions that it began have ended.`,
};

export const ssoChangedMail = ({
  what,
  workspaceName,
  provider,
  at,
  changedBy,
  link,
}: SsoChangedMail): MailContent =>
  renderEmail({
    subject: SUBJECTS[what](quoted(workspaceName)),
    paragraphs: [
      EFFECTS[what](quoted(provider)),
      'If you do not know about this, ask the owner who changed it.',
    ],
    action: { label: 'Open the settings', url: link },
    facts: [
      ['When', inUtc(at)],
      ['Changed by', changedBy],
    ],
    notes: ['You get this email because you are an owner of the workspace.'],
  });
