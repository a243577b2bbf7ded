import { defineResource } from '../../core/resource/define-resource.js';
import { SignInLimits1700000000010 } from './migrations/1700000000010-sign-in-limits.js';

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
    },
    session: {
      'session.started': null,
      'session.ended': null,
      'session.reuse_detected': null,
      'session.pruned': null,
    },
  },
  errors: {
    current_password_wrong: {
      status: 400,
      title: 'Wrong password',
      detail: 'The current password is wrong.',
      help: 'To change the password, send the current one. After too many attempts you get `too_many_requests`.',
    },
    link_not_valid: {
      status: 400,
      title: 'Link is not valid',
      detail: 'The link is unknown, already used, or expired. Request a new one.',
      help: 'The token from the emailed link is unknown, already used, replaced by a newer one, or expired (after 30 minutes for a password reset, 24 hours for a confirmation). Send the part after `#token=` unchanged, or request a new email.',
    },
    sign_in_failed: {
      status: 401,
      title: 'Sign-in failed',
      detail: 'The email or password is wrong.',
      help: 'No account matches this email and password. The response does not reveal which of the two is wrong.',
    },
    invalid_refresh_token: {
      status: 401,
      title: 'Session ended',
      detail: 'The session has ended or does not exist; sign in again.',
      help: 'The refresh cookie is missing, or its session has ended: by signing out here or elsewhere, by expiry, or because a refresh token was used twice. Sign in again.',
    },
    cross_site_request: {
      status: 403,
      title: 'Cross-site request',
      detail: 'This endpoint reads a cookie and answers only to its own site.',
      help: 'A browser sent the request on behalf of another site. Call the endpoint from a page of this origin, or of an origin in `CORS_ORIGINS`.',
    },
    email_taken: {
      status: 409,
      title: 'Email already registered',
      detail: 'An account with this email already exists.',
      help: 'Sign in instead, or register with another address.',
    },
  },
  limits: {
    SESSIONS_PER_USER: {
      default: 100,
      description:
        'Maximum number of sessions per account. Signing in once more ends the least recently used session.',
    },
  },
  migrations: [SignInLimits1700000000010],
});

declare module '../../core/resource/resources.js' {
  interface Resources {
    auth: typeof auth;
  }
}
