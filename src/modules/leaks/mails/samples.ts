import type { MailSamples } from '../../mail/mail-samples.js';
import { apiKeyLeakedMail } from './leaked-key.js';

export const samples: MailSamples = ({ text, link, url, at }) => {
  const key = { keyName: text, keyPrefix: 'lk_3f9a', workspaceName: text, link };
  return {
    apiKeyLeaked: apiKeyLeakedMail({
      ...key,
      at,
      source: 'GitHub',
      url,
      state: 'active',
    }),
    apiKeyRevoked: apiKeyLeakedMail({ ...key, at, source: 'a finder', url: null, state: 'revoked' }),
    apiKeyEnded: apiKeyLeakedMail({ ...key, at, source: 'a finder', url: null, state: 'ended-before' }),
    apiKeyCanaryLeaked: apiKeyLeakedMail({ ...key, at, source: 'GitHub', url, state: 'canary' }),
  };
};
