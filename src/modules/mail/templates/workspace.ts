import { inUtc, type MailContent, quoted } from '../letter.js';
import { renderLetter } from '../render-letter.js';

export interface WorkspaceDeletedMail {
  workspaceName: string;
  at: Date;
  /** Who deleted it; with a key, whose key it was. */
  deletedBy: { email: string; withKey: boolean };
}

export const workspaceDeletedMail = ({ workspaceName, at, deletedBy }: WorkspaceDeletedMail): MailContent =>
  renderLetter({
    subject: `The workspace ${quoted(workspaceName)} was deleted`,
    paragraphs: [
      'The workspace was deleted with its documents, API keys and webhook endpoints. This cannot be undone. Programs ' +
        'that still use its keys get 401, and its endpoints no longer receive events.',
      'Create keys in another workspace for the programs that you run.',
    ],
    facts: [
      ['When', inUtc(at)],
      [deletedBy.withKey ? 'Deleted with an API key of' : 'Deleted by', deletedBy.email],
    ],
    notes: ['You get this email because you were a member of the workspace.'],
  });
