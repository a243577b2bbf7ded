import { defineResource } from '../../core/resource/define-resource.js';
import { SignInLimits1700000000010 } from './migrations/1700000000010-sign-in-limits.js';
import { SecondFactors1700000000170 } from './migrations/1700000000170-second-factors.js';
import { Passkeys1700000000190 } from './migrations/1700000000190-passkeys.js';
import { AccountEvents1700000000271 } from './migrations/1700000000271-account-events.js';
import { CliLogins1700000000290 } from './migrations/1700000000290-cli-logins.js';
import { LastSessions1700000000310 } from './migrations/1700000000310-last-sessions.js';
import { authVariables } from './auth.variables.js';
import { REFRESH_COOKIE, REFRESH_COOKIE_SECURITY } from './sessions/refresh-cookie.js';

export const auth = defineResource({
  tags: {
    Auth: 'Sign-up, sign-in, sessions, passwords and email addresses.',
  },
  concernsAuthority: true,
  audit: {
    user: {
      'account.created': 'Account created',
      'account.updated': null,
      'account.password_changed': null,
      'account.password_reset_requested': null,
      'account.password_reset': null,
      'account.email_verification_requested': null,
      'account.email_verified': null,
      'account.email_change_requested': null,
      'account.email_changed': null,
      'account.deleted': null,
      'account.factor_begun': null,
      'account.factor_abandoned': null,
      'account.factor_added': null,
      'account.factor_removed': null,
      'account.factor_renamed': null,
      'account.factors_reset': null,
      'account.passkey_cloned': null,
      'account.recovery_codes_created': null,
      'account.recovery_code_used': null,
      'account.second_factor_requested': null,
      'account.second_factor_failed': null,
      'account.cli_login_approved': null,
      'account.cli_login_denied': null,
      'account.cli_login_voided': null,
    },
    session: {
      'session.started': null,
      'session.ended': null,
      'session.reuse_detected': null,
      'session.pruned': null,
      'session.stepped_up': null,
    },
  },
  mails: {
    'Reset your password': {
      to: 'the account',
      when: 'anyone requests a reset; at most 5 per hour for an account and `PASSWORD_RESETS_PER_ADDRESS_PER_HOUR` per client address',
    },
    'Your password was changed': {
      to: 'the account',
      when: 'it was changed or reset; says whether the API keys still work, with a link to them',
    },
    'Confirm your email address': {
      to: 'the account',
      when: 'it signs up with `EMAIL_VERIFICATION=required`, or requests the email again',
    },
    'Confirm your new email address': {
      to: 'the new address',
      when: 'the account requests the change',
    },
    'Your email address is about to change; Your email address was changed': {
      to: 'the old address',
      when: 'the account requests the change, and after it takes effect',
    },
    'New sign-in to your account': {
      to: 'the account',
      when: 'someone signs in from an address (IPv6: a /64 network) that the account has not used for 180 days',
    },
    'An authenticator app was … your account; A passkey was … your account': {
      to: 'the account',
      when: 'it was added or removed',
    },
    'New recovery codes for your account; A recovery code was used for your account': {
      to: 'the account',
      when: 'they were created, or one was used',
    },
    'A passkey of your account may have been copied': {
      to: 'the account',
      when: 'it was refused because its [counter](signing-in.md#passkeys) went back',
    },
    'The second factors of your account were removed': {
      to: 'the account',
      when: 'the operator removed them (`npm run reset-factors`), or an owner of a workspace had requested it',
    },
    'Your password cannot be reset by email now': {
      to: 'the account',
      when: 'anyone requests a reset after the second factors were reset and before there is a new one',
    },
    'One of your sessions was ended for safety': {
      to: 'the account',
      when: 'a refresh token was used twice',
    },
  },
  errors: {
    step_up_required: {
      from: 'step_up',
      status: 403,
      title: 'Proof required',
      detail: 'Prove again who you are with POST /api/v1/auth/step-up, then repeat the request.',
      help: 'Creating or showing a secret, and changing how an account is protected, needs more than a session, which could be stolen: the user must have signed in, or called `POST /api/v1/auth/step-up`, within the last 10 minutes. `accepted` lists what that call accepts from this account: `password`, or `code` and `recovery_code` if it has a second factor. API keys are never asked.',
    },
    email_not_verified: {
      from: 'confirmed',
      status: 403,
      title: 'Email address not confirmed',
      detail: 'Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.',
      help: 'The server requires confirmed email addresses, and the account of the user, or of the creator of the key, has not confirmed its email address. Until then it can only read and manage itself.',
    },
    current_password_wrong: {
      status: 400,
      title: 'Wrong password',
      detail: 'The current password is wrong.',
      help: 'To change the password, send the current one. After too many attempts you get `too_many_requests`.',
    },
    code_not_accepted: {
      status: 400,
      title: 'Code not accepted',
      detail: 'The code is wrong, or was used before.',
      help: 'The code is not the current one of an authenticator app of the account, or was already used: wait for the next one. If codes keep failing, the clock of the phone is wrong. A recovery code works once.',
    },
    passkey_not_accepted: {
      status: 400,
      title: 'Passkey not accepted',
      detail: 'The passkey was not accepted.',
      help: "`detail` says what is wrong with the authenticator's answer. It must be given within 5 minutes, on a page of this server, for the options of this request, with the user verified by the device, and works once.",
    },
    link_not_valid: {
      status: 400,
      title: 'Link is not valid',
      detail: 'The link is unknown, already used, or expired. Request a new one.',
      help: 'The token from the emailed link is unknown, already used, replaced by a newer one, or expired (after 30 minutes for a password reset, 24 hours for a confirmation). Send the part after `#token=` unchanged, or request a new email.',
    },
    authorization_pending: {
      status: 400,
      title: 'Not approved yet',
      detail: 'Nobody has approved the sign-in yet. Ask again after the interval.',
      help: 'Ask again after `interval` seconds (also in `Retry-After`), until someone approves or denies the sign-in in the browser, or the code expires.',
    },
    slow_down: {
      status: 400,
      title: 'Asking too often',
      detail: 'The device polls too often. Wait longer from now on.',
      help: 'Poll every `interval` seconds. Each early request adds five seconds, up to a minute.',
    },
    access_denied: {
      status: 400,
      title: 'Sign-in denied',
      detail: 'The sign-in was denied, or its approval was taken back.',
      help: 'The user denied it in the browser, or approved it but then changed the password or ended all other sessions before the device asked again. Start again.',
    },
    expired_token: {
      status: 400,
      title: 'Code expired',
      detail: 'Nobody approved the sign-in in time. Start again.',
      help: 'The code of a device is valid for 10 minutes.',
    },
    user_code_not_valid: {
      status: 400,
      title: 'No such code',
      detail: 'No sign-in is waiting with this code.',
      help: 'The code was mistyped, is older than 10 minutes, or was approved or denied already. After too many wrong codes you get `too_many_requests`.',
    },
    invalid_grant: {
      status: 400,
      title: 'Code not valid',
      detail:
        'The code is unknown, expired or used, or its approval was taken back. Start the sign-in again.',
      help: 'A code for the command line works once, within 60 seconds, with the code verifier and the port of the request; one for a device without a browser works once, within 10 minutes. It is void once the session that approved it ends, and when the user changes the password or ends all other sessions. Sending a code again ends the session that it began.',
    },
    sign_in_failed: {
      status: 401,
      title: 'Sign-in failed',
      detail: 'The email or password is wrong.',
      help: 'No account matches this email and password. The response does not reveal which of the two is wrong.',
    },
    passkey_sign_in_failed: {
      status: 401,
      title: 'Passkey not accepted',
      detail: 'The passkey was not accepted.',
      help: '`detail` says what is wrong: the passkey was removed, or the answer is too old, was already used, or was given on another page. Ask for new options with `POST /api/v1/auth/passkey-login/options` and try again, or sign in with the password.',
    },
    second_factor_required: {
      status: 401,
      title: 'Second factor required',
      detail: 'The password is right. Send a code to POST /api/v1/auth/login/second-factor.',
      help: 'The account has a second factor. Send `challenge` to `POST /api/v1/auth/login/second-factor` within `expires_in` seconds and from the same address, with a `code` of the authenticator app, a `recovery_code`, or the `assertion` of a passkey, which the browser makes from `passkey_options`. `factors` lists what is accepted.',
    },
    challenge_not_valid: {
      status: 401,
      title: 'Challenge not valid',
      detail: 'The sign-in took too long, or was completed already. Start again with the password.',
      help: 'The challenge is older than 5 minutes, was issued to another address, has led to a session already, or the password was changed since. Sign in again with `POST /api/v1/auth/login`.',
    },
    second_factor_failed: {
      status: 401,
      title: 'Second factor not accepted',
      detail: 'The code is wrong, or was used before.',
      help: 'The code is not the current one of an authenticator app of the account, or was already used. For a passkey, `detail` says what is wrong. Try again with the same challenge and the next code, or with a recovery code.',
    },
    invalid_refresh_token: {
      status: 401,
      title: 'Session ended',
      detail: 'The session has ended or does not exist; sign in again.',
      help: 'The refresh cookie is missing, or its session has ended: by signing out here or elsewhere, by expiry, or because a refresh token was used twice. Sign in again.',
    },
    password_required: {
      status: 403,
      title: 'Password required',
      detail:
        'The second factors of the account were reset at the request of an owner of a workspace. Sign in with your password and set up a second factor first.',
      help: 'After an owner has reset the second factors of an account, only its password signs in, so that the reset gives no one else access. Single sign-on and password resets by email work again once the user has set up a second factor, or after the operator of the server has run `npm run reset-factors`.',
    },
    cross_site_request: {
      status: 403,
      title: 'Cross-site request',
      detail: 'This endpoint reads a cookie and answers only to its own site.',
      help: 'A browser sent the request on behalf of another site. Call the endpoint from a page of this origin, or of an origin in `CORS_ORIGINS`.',
    },
    factor_limit: {
      status: 409,
      title: 'Too many factors',
      detail: 'The account has the maximum number of second factors.',
      help: 'Remove a second factor that you no longer use. The operator can raise the limit with `FACTORS_PER_USER`.',
    },
    no_passkey: {
      status: 409,
      title: 'No passkey',
      detail: 'The account has no passkey to ask for.',
      help: 'Use one of the proofs that `accepted` in the refusal lists, or add a passkey first.',
    },
    passkeys_unavailable: {
      status: 409,
      title: 'Passkeys do not work here',
      detail: 'Passkeys do not work at the address of this server.',
      help: 'Browsers bind a passkey to a host name and offer it over https only. The operator can set `PUBLIC_URL` to an https URL with a host name; without it, passkeys work at http://localhost outside production.',
    },
    no_second_factor: {
      status: 409,
      title: 'No second factor',
      detail: 'Recovery codes replace a second factor, and the account has none.',
      help: 'Set up an authenticator app or a passkey first: the first one comes with recovery codes.',
    },
    email_taken: {
      status: 409,
      title: 'Email already registered',
      detail: 'An account with this email already exists.',
      help: 'Sign in instead, or register with another address.',
    },
  },
  pages: {
    resetPassword: '/reset-password#token={token}',
    verifyEmail: '/verify-email#token={token}',
    /** With the outcome of a single sign-on, for the page to read. */
    signIn: '/sign-in#{outcome}',
    /** Where a user enters the code shown by a device. */
    device: '/device',
    deviceWithCode: '/device?user_code={userCode}',
    /** Sessions and password. */
    settings: '/settings',
  },
  variables: [authVariables],
  limits: {
    FACTORS_PER_USER: {
      default: 10,
      description: 'Maximum number of second factors per account.',
    },
    SESSIONS_PER_USER: {
      default: 100,
      description:
        'Maximum number of sessions per account. Signing in once more ends the least recently used session.',
    },
  },
  tokenPrefixes: ['lkreset', 'lkmail', 'lkcode', 'lkdevice'],
  cookies: {
    [REFRESH_COOKIE_SECURITY]: {
      name: REFRESH_COOKIE,
      description:
        'The refresh token: httpOnly, replaced at each use, and read only by `/auth/refresh` and `/auth/logout`.',
    },
  },
  secretFields: ['password', 'current_password', 'new_password', 'access_token'],
  migrations: [
    SignInLimits1700000000010,
    SecondFactors1700000000170,
    Passkeys1700000000190,
    AccountEvents1700000000271,
    CliLogins1700000000290,
    LastSessions1700000000310,
  ],
});

declare module '../../core/resource/resources.js' {
  interface Resources {
    auth: typeof auth;
  }
}
