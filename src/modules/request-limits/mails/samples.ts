import type { MailSamples } from '../../mail/mail-samples.js';
import { quotaMail } from './quota.js';

export const samples: MailSamples = ({ text, link, at }) => ({
  keyQuota: quotaMail({
    ...{ key: { name: text, keyPrefix: 'lk_3f9a' }, serviceAccountName: null, workspaceName: text, link },
    ...{ requests: 10_000, per: 'day', percent: 80, resetsAt: at },
  }),
  serviceAccountQuota: quotaMail({
    ...{ key: null, serviceAccountName: text, workspaceName: text, link },
    ...{ requests: 10_000, per: 'day', percent: 80, resetsAt: at },
  }),
  workspaceQuota: quotaMail({
    ...{ key: null, serviceAccountName: null, workspaceName: text, link },
    ...{ requests: 10_000, per: 'month', percent: 100, resetsAt: at },
  }),
});
