import type { MailSamples } from '../../mail/mail-samples.js';
import { identityMail } from './identity.js';

export const samples: MailSamples = ({ link, email, address, at }) => {
  const identity = { provider: 'Acme & Co', identity: email, at, address, settingsLink: link };
  return {
    identityLinked: identityMail({ ...identity, what: 'linked' }),
    identityUnlinked: identityMail({ ...identity, what: 'unlinked' }),
  };
};
