import { inUtc, type MailContent, quoted } from '../../mail/email-message.js';
import { renderEmail } from '../../mail/render-email.js';

export interface QuotaMail {
  /** null: the quota belongs to a service account, or to the workspace. */
  key: { name: string; keyPrefix: string } | null;
  /** null: it does not belong to a service account. */
  serviceAccountName: string | null;
  workspaceName: string;
  requests: number;
  per: string;
  /** 80 or 100. */
  percent: number;
  resetsAt: Date;
  link: string;
}

export const quotaMail = (data: QuotaMail): MailContent => {
  const holder = holderOf(data);
  const quota = `${data.requests.toLocaleString('en')} requests per ${data.per}`;
  const isUsedUp = data.percent >= 100;
  return renderEmail({
    subject: isUsedUp ? `Quota used up: ${holder}` : `Quota used to ${data.percent}%: ${holder}`,
    paragraphs: [
      isUsedUp
        ? `The ${holder} has used up its quota of ${quota}. Until the quota is reset, further requests get 429.`
        : `The ${holder} has used ${data.percent}% of its quota of ${quota}. Once it is used up, requests get 429.`,
    ],
    facts: [
      ...(data.key ? [['Key', data.key.keyPrefix] as const] : []),
      ['Workspace', quoted(data.workspaceName)],
      ['Quota', quota],
      ['Reset', inUtc(data.resetsAt)],
    ],
    action: { label: data.key ? 'Open the key' : 'Open the keys', url: data.link },
    notes: [
      data.key
        ? 'You get this email because you created the key, or own the workspace of its service account. An admin of the workspace can raise its limit.'
        : 'You get this email because you own the workspace. You can raise its limit, as far as the server allows.',
    ],
  });
};

function holderOf({ key, serviceAccountName, workspaceName }: QuotaMail): string {
  if (key) return `API key ${quoted(key.name)}`;
  if (serviceAccountName !== null) return `service account ${quoted(serviceAccountName)}`;
  return `workspace ${quoted(workspaceName)}`;
}
