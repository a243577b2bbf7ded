import type { MailSamples } from '../../mail/mail-samples.js';
import {
  apiKeyCanaryUsedMail,
  apiKeyExpiringMail,
  apiKeyNewAddressMail,
  apiKeyPolicyEndingMail,
  apiKeyTransferredMail,
} from './api-key.js';

export const samples: MailSamples = ({ text, link, address, at }) => {
  const key = { keyName: text, keyPrefix: 'lk_3f9a', workspaceName: text, link };
  return {
    apiKeyExpiring: apiKeyExpiringMail({ ...key, expiresAt: at }),
    apiKeyTransferred: apiKeyTransferredMail({ ...key, serviceAccountName: text, transferredBy: text }),
    apiKeyCanaryUsed: apiKeyCanaryUsedMail({
      workspaceName: text,
      keys: [{ name: text, keyPrefix: 'lk_3f9a', requests: 3, addresses: [address], lastAt: at }],
      link,
    }),
    apiKeyCanariesUsed: apiKeyCanaryUsedMail({
      workspaceName: text,
      keys: Array.from({ length: 12 }, () => ({
        ...{ name: text, keyPrefix: 'lk_3f9a', requests: 1, addresses: [address], lastAt: at },
      })),
      link,
    }),
    apiKeyNewAddress: apiKeyNewAddressMail({
      workspaceName: text,
      keys: [{ name: text, keyPrefix: 'lk_3f9a', requests: 3, addresses: [address], lastAt: at }],
      link,
    }),
    apiKeysNewAddress: apiKeyNewAddressMail({
      workspaceName: text,
      keys: Array.from({ length: 12 }, () => ({
        ...{ name: text, keyPrefix: 'lk_3f9a', requests: 1, addresses: [address], lastAt: at },
      })),
      link,
    }),
    apiKeyPolicyEnding: apiKeyPolicyEndingMail({
      workspaceName: text,
      keys: [{ name: text, keyPrefix: 'lk_3f9a', endsAt: at }],
      haveEnded: false,
      link,
    }),
    apiKeyPolicyEnded: apiKeyPolicyEndingMail({
      workspaceName: text,
      keys: [{ name: text, keyPrefix: 'lk_3f9a', endsAt: at }],
      haveEnded: true,
      link,
    }),
    apiKeysPolicyEnding: apiKeyPolicyEndingMail({
      workspaceName: text,
      keys: Array.from({ length: 12 }, () => ({ name: text, keyPrefix: 'lk_3f9a', endsAt: at })),
      haveEnded: false,
      link,
    }),
    apiKeysPolicyEnded: apiKeyPolicyEndingMail({
      workspaceName: text,
      keys: Array.from({ length: 12 }, () => ({ name: text, keyPrefix: 'lk_3f9a', endsAt: at })),
      haveEnded: true,
      link,
    }),
  };
};
