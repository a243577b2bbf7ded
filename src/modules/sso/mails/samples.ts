import type { MailSamples } from '../../mail/mail-samples.js';
import { identityMail } from './identity.js';
import { ssoChangedMail, ssoEnforcedMail } from './workspace-sso.js';

export const samples: MailSamples = ({ text, link, email, address, at }) => {
  const identity = { provider: 'Acme & Co', identity: email, at, address, settingsLink: link };
  const change = { workspaceName: text, provider: text, at, changedBy: email, link };
  return {
    identityLinked: identityMail({ ...identity, what: 'linked' }),
    identityUnlinked: identityMail({ ...identity, what: 'unlinked' }),
    ssoEnforced: ssoEnforcedMail({ workspaceName: text, provider: text, at, enforcedBy: email, link }),
    ssoSet: ssoChangedMail({ ...change, what: 'set' }),
    ssoRelaxed: ssoChangedMail({ ...change, what: 'relaxed' }),
    ssoRemoved: ssoChangedMail({ ...change, what: 'removed' }),
  };
};
