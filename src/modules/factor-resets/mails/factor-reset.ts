import { inUtc, type MailContent, quoted } from '../../mail/email-message.js';
import { renderEmail } from '../../mail/render-email.js';

export type ResetStage = 'requested' | 'stopped' | 'done';

interface ResetFacts {
  stage: ResetStage;
  happensAt: Date;
  link: string;
}

const OWN: Record<
  ResetStage,
  { subject: string; paragraphs: (workspace: string) => string[]; label: string }
> = {
  requested: {
    subject: 'Your second factors will be removed in 24 hours',
    paragraphs: (workspace) => [
      `An owner of the workspace ${workspace} says that you have lost your second factors. In 24 hours every ` +
        'authenticator app, passkey and recovery code of your account will be removed, and its sessions will end. ' +
        'Then you sign in with your password and set up a second factor again.',
      'If you did not ask for this, or no longer need it, stop it now. Signing in with a second factor stops it, too.',
    ],
    label: 'Stop it',
  },
  stopped: {
    subject: 'Your second factors stay as they are',
    paragraphs: (workspace) => [
      `The reset that an owner of the workspace ${workspace} requested was stopped, or is no longer possible.`,
    ],
    label: 'Open your security settings',
  },
  done: {
    subject: 'The second factors of your account were removed',
    paragraphs: (workspace) => [
      `An owner of the workspace ${workspace} requested it 24 hours ago. Every authenticator app, passkey and ` +
        'recovery code of your account is gone, and its sessions have ended.',
      'Sign in with your password and set up a second factor now. Until then, your password cannot be reset by ' +
        'email, and single sign-on does not sign in.',
    ],
    label: 'Sign in and set up a second factor',
  },
};

export interface OwnFactorResetMail extends ResetFacts {
  workspaceName: string;
  requestedBy: string;
}

/** To the person. */
export function ownFactorResetMail(data: OwnFactorResetMail): MailContent {
  const { subject, paragraphs, label } = OWN[data.stage];
  return renderEmail({
    subject,
    paragraphs: paragraphs(quoted(data.workspaceName)),
    facts: [['Requested by', data.requestedBy], ...whenPending(data)],
    action: { label, url: data.link },
    notes: [
      data.stage === 'done'
        ? 'If this was not you, change your password at once, and ask the operator of this server for help.'
        : 'If this was not you, tell the owners of your workspaces: one of them tried to remove your second factors.',
    ],
  });
}

export interface MemberFactorResetMail extends ResetFacts {
  /** The account whose factors are reset. */
  email: string;
  /** null: a workspace other than the recipient's. */
  origin: { workspaceName: string; requestedBy: string } | null;
}

const OF_MEMBER: Record<ResetStage, { subject: (email: string) => string; paragraph: string }> = {
  requested: {
    subject: (email) => `Second factors of ${email} will be removed`,
    paragraph:
      'In 24 hours every authenticator app, passkey and recovery code of this account will be removed. If you doubt ' +
      'that the person asked for it, stop it on the Members page.',
  },
  stopped: {
    subject: (email) => `Second factors of ${email} stay as they are`,
    paragraph: 'The reset that was requested for this account was stopped, or is no longer possible.',
  },
  done: {
    subject: (email) => `Second factors of ${email} were removed`,
    paragraph:
      'Every authenticator app, passkey and recovery code of this account is gone, and its sessions have ended. The ' +
      'password alone signs in until the person sets up a second factor again.',
  },
};

/** To owners of workspaces that the person belongs to. */
export function memberFactorResetMail(data: MemberFactorResetMail): MailContent {
  const { subject, paragraph } = OF_MEMBER[data.stage];
  return renderEmail({
    subject: subject(quoted(data.email)),
    paragraphs: [paragraph],
    facts: [
      ['Account', data.email],
      ...(data.origin
        ? ([
            ['Workspace', quoted(data.origin.workspaceName)],
            ['Requested by', data.origin.requestedBy],
          ] as const)
        : ([['Requested by', 'an owner of another workspace of this person']] as const)),
      ...whenPending(data),
    ],
    action: { label: 'Open the members', url: data.link },
    notes: ['You get this email because you are an owner of a workspace that this person belongs to.'],
  });
}

const whenPending = ({ stage, happensAt }: ResetFacts): (readonly [string, string])[] =>
  stage === 'requested' ? [['Happens', inUtc(happensAt)]] : [];
