import type { MailSamples } from '../../mail/mail-samples.js';
import {
  emailChangeMail,
  emailChangeRequestedMail,
  emailChangedMail,
  emailVerificationMail,
} from './email-address.js';
import { factorMail, passkeyClonedMail, recoveryCodeUsedMail } from './factor.js';
import { passwordChangedMail, passwordHeldMail, passwordResetMail } from './password.js';
import { newSignInMail, sessionReuseMail } from './session.js';

export const samples: MailSamples = ({ text, link, email, address, at }) => ({
  passwordReset: passwordResetMail({ link, validMinutes: 30, address }),
  passwordChanged: passwordChangedMail({ at, address: null, keysLink: link, keysRevoked: false }),
  accountClaimed: passwordChangedMail({ at, address: null, keysLink: link, keysRevoked: true }),
  emailVerification: emailVerificationMail({ link, validHours: 24 }),
  emailChange: emailChangeMail({ link, validHours: 24, currentEmail: email }),
  emailChangeRequested: emailChangeRequestedMail({ newEmail: email, settingsLink: link }),
  emailChanged: emailChangedMail({ newEmail: email, settingsLink: link }),
  appAdded: factorMail({ at, address, settingsLink: link, what: 'totp_added' }),
  appRemoved: factorMail({ at, address, settingsLink: link, what: 'totp_removed' }),
  passkeyAdded: factorMail({ at, address, settingsLink: link, what: 'passkey_added' }),
  passkeyRemoved: factorMail({ at, address, settingsLink: link, what: 'passkey_removed' }),
  passkeyCloned: passkeyClonedMail({ at, address, settingsLink: link, name: text }),
  recoveryCodesCreated: factorMail({ at, address, settingsLink: link, what: 'recovery_codes' }),
  factorsReset: factorMail({ at, address: null, settingsLink: link, what: 'reset' }),
  passwordHeld: passwordHeldMail({ address }),
  recoveryCodeUsed: recoveryCodeUsedMail({ at, address, settingsLink: link, left: 0 }),
  newSignIn: newSignInMail({ at, address, userAgent: text, settingsLink: link }),
  sessionReuse: sessionReuseMail({ at, address, settingsLink: link }),
});
