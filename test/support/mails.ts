import type { MailContent } from '../../src/modules/mail/letter.js';
import { accountDeletedMail } from '../../src/modules/mail/templates/account.js';
import {
  apiKeyCanaryUsedMail,
  apiKeyNewAddressMail,
  apiKeyPolicyEndingMail,
  apiKeyExpiringMail,
  apiKeyLeakedMail,
  apiKeyTransferredMail,
} from '../../src/modules/mail/templates/api-key.js';
import {
  emailChangedMail,
  emailChangeMail,
  emailChangeRequestedMail,
  emailVerificationMail,
} from '../../src/modules/mail/templates/email-address.js';
import {
  factorMail,
  passkeyClonedMail,
  recoveryCodeUsedMail,
} from '../../src/modules/mail/templates/factor.js';
import { memberFactorResetMail, ownFactorResetMail } from '../../src/modules/mail/templates/factor-reset.js';
import { identityMail } from '../../src/modules/mail/templates/identity.js';
import { invitationMail } from '../../src/modules/mail/templates/invitation.js';
import { memberLeftMail } from '../../src/modules/mail/templates/member.js';
import {
  passwordChangedMail,
  passwordHeldMail,
  passwordResetMail,
} from '../../src/modules/mail/templates/password.js';
import { quotaMail } from '../../src/modules/mail/templates/quota.js';
import { newSignInMail, sessionReuseMail } from '../../src/modules/mail/templates/session.js';
import {
  secondFactorRequiredMail,
  workspaceDeletedMail,
} from '../../src/modules/mail/templates/workspace.js';
import {
  webhookDeliveryFailedMail,
  webhookEndpointDisabledMail,
} from '../../src/modules/mail/templates/webhook-endpoint.js';

const at = new Date('2026-11-21T12:00:00Z');

export interface MailSamples {
  /** Used wherever users choose a text. */
  text: string;
  link: string;
  email?: string;
  /** For an endpoint, or the place where a key was seen. */
  url?: string;
  address?: string;
}

/** Every mail that we send. */
export function everyMail({
  text,
  link,
  email = 'ada@acme.dev',
  url = 'https://acme.dev/hook?a=<b>&c="d"',
  address = '192.0.2.7',
}: MailSamples): Record<string, MailContent> {
  const identity = { provider: 'Acme & Co', identity: email, at, address, settingsLink: link };
  const key = { keyName: text, keyPrefix: 'lk_3f9a', workspaceName: text, link };
  return {
    invitation: invitationMail({
      inviterEmail: email,
      workspaceName: text,
      role: 'member',
      expiresAt: at,
      link,
    }),
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
    ...Object.fromEntries(
      (['requested', 'stopped', 'done'] as const).flatMap((stage) => [
        [
          `ownFactorReset-${stage}`,
          ownFactorResetMail({ stage, workspaceName: text, requestedBy: email, happensAt: at, link }),
        ],
        ...[{ workspaceName: text, requestedBy: email }, null].map((origin) => [
          `memberFactorReset-${stage}${origin ? '' : '-elsewhere'}`,
          memberFactorResetMail({ stage, email, origin, happensAt: at, link }),
        ]),
      ]),
    ),
    passwordHeld: passwordHeldMail({ address }),
    recoveryCodeUsed: recoveryCodeUsedMail({ at, address, settingsLink: link, left: 0 }),
    identityLinked: identityMail({ ...identity, what: 'linked' }),
    identityUnlinked: identityMail({ ...identity, what: 'unlinked' }),
    newSignIn: newSignInMail({ at, address, userAgent: text, settingsLink: link }),
    sessionReuse: sessionReuseMail({ at, address, settingsLink: link }),
    apiKeyExpiring: apiKeyExpiringMail({ ...key, expiresAt: at }),
    apiKeyTransferred: apiKeyTransferredMail({ ...key, serviceAccountName: text, transferredBy: text }),
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
    memberLeft: memberLeftMail({
      memberName: text,
      workspaceName: text,
      apiKeys: [
        { name: text, lastUsedAt: at },
        { name: text, lastUsedAt: null },
      ],
      endpointUrls: [url],
      link,
    }),
    workspaceDeleted: workspaceDeletedMail({
      workspaceName: text,
      at,
      deletedBy: { email, withKey: true },
    }),
    secondFactorRequired: secondFactorRequiredMail({
      workspaceName: text,
      at,
      requiredBy: email,
      settingsLink: link,
    }),
    accountDeleted: accountDeletedMail({ at }),
    endpointDisabled: webhookEndpointDisabledMail({
      endpointUrl: url,
      workspaceName: text,
      at,
      reason: 'it has only failed for five days',
      link,
    }),
    deliveryFailed: webhookDeliveryFailedMail({
      endpointUrl: url,
      workspaceName: text,
      at,
      eventType: 'document.created',
      attempts: 10,
      lastStatus: 500,
      link,
    }),
  };
}
