import { inUtc, type MailContent, quoted } from '../../mail/email-message.js';
import { renderEmail } from '../../mail/render-email.js';

export interface WorkspaceDeletedMail {
  workspaceName: string;
  at: Date;
  /** Who deleted it; if a key did, the key's owner. */
  deletedBy: { email: string; withKey: boolean };
}

export const workspaceDeletedMail = ({ workspaceName, at, deletedBy }: WorkspaceDeletedMail): MailContent =>
  renderEmail({
    subject: `The workspace ${quoted(workspaceName)} was deleted`,
    paragraphs: [
      'The workspace was deleted with its API keys, webhook endpoints and data. This cannot be undone. Programs ' +
        'that still use its keys get 401, and its endpoints no longer receive events.',
      'Create keys in another workspace for the programs that you run.',
    ],
    facts: [
      ['When', inUtc(at)],
      [deletedBy.withKey ? 'Deleted with an API key of' : 'Deleted by', deletedBy.email],
    ],
    notes: ['You get this email because you were a member of the workspace.'],
  });

export interface SecondFactorRequiredMail {
  workspaceName: string;
  at: Date;
  requiredBy: string;
  settingsLink: string;
}

export const secondFactorRequiredMail = ({
  workspaceName,
  at,
  requiredBy,
  settingsLink,
}: SecondFactorRequiredMail): MailContent =>
  renderEmail({
    subject: `The workspace ${quoted(workspaceName)} now requires a second factor`,
    paragraphs: [
      'Your account has none. Until you add an authenticator app, you cannot do anything in the workspace. API keys ' +
        'continue to work.',
    ],
    action: { label: 'Add an authenticator app', url: settingsLink },
    facts: [
      ['When', inUtc(at)],
      ['Required by', requiredBy],
    ],
    notes: ['You get this email because you are a member of the workspace.'],
  });
