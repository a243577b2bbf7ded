import type { Message } from '../language/translate';
import type { ErrorWords } from './describe-error';

// Loaded only for a language other than English, before the page is shown.

/** What the errors of the API mean for a user of the dashboard, by their code: see docs/errors.md. They name extensions. */
const BY_CODE = {
  account_suspended: 'The operator of this server has suspended the account: {reason}',
  already_member: 'The user is already a member of the workspace.',
  api_key_limit: 'The workspace has the maximum number of active API keys ({limit}). Revoke one first.',
  api_key_not_active: 'The key is revoked, expired or replaced. Create a new one.',
  breaks_key_policy: 'The workspace has a policy for API keys, which this key would break.',
  challenge_not_valid: 'The sign-in took too long, or was completed already. Start again with the password.',
  code_not_accepted: 'The code is wrong, or was used before.',
  conflict: 'Another request changed this at the same time. Try again.',
  cross_site_request: 'The request came from another site. Open the dashboard at its own address.',
  current_password_wrong: 'The current password is wrong.',
  document_bytes_limit:
    'The documents of the workspace would exceed their maximum total size. Delete some first.',
  document_limit: 'The workspace has the maximum number of documents ({limit}). Delete one first.',
  email_not_verified: 'Confirm your email address first, with the link in the email.',
  email_taken: 'An account with this email already exists.',
  factor_limit: 'The account has the maximum number of second factors. Remove one first.',
  factor_reset_unavailable:
    'The second factors of this account cannot be reset here, to protect the account. The operator of the server can do it.',
  headers_too_large: 'The request is too large.',
  idempotency_key_reused: 'The form was already sent with other content. Reload the page.',
  identity_in_use: 'This identity, or another one of this provider, is already linked.',
  identity_provider_unavailable: 'The identity provider does not respond. Try again, or sign in another way.',
  insufficient_role: 'Your role in the workspace does not allow this.',
  internal_error: 'Something went wrong in the server. Its log has the cause under this reference.',
  invalid_credentials: 'The session is no longer valid. Sign in again.',
  invalid_cursor: 'The list has changed in the meantime. Reload the page.',
  invalid_refresh_token: 'The session has ended. Sign in again.',
  invalid_request: 'The request is malformed. Reload the page.',
  invitation_limit: 'The workspace has the maximum number of open invitations ({limit}). Withdraw one first.',
  invitation_not_open: 'The invitation was accepted, withdrawn or replaced, or has expired.',
  last_owner: 'A workspace must keep at least one owner.',
  link_not_valid: 'The link is unknown, already used, or expired. Request a new one.',
  member_limit: 'The workspace has the maximum number of members ({limit}). Remove one first.',
  missing_credentials: 'The session has ended. Sign in again.',
  no_identity_provider: 'The workspace has no identity provider that could be required.',
  no_passkey: 'The account has no passkey.',
  no_second_factor: 'Recovery codes replace a second factor, and the account has none.',
  no_workspace: 'You are not a member of any workspace.',
  not_found: 'It was deleted, or your role no longer lets you see it.',
  passkey_not_accepted: 'The passkey was not accepted.',
  passkey_sign_in_failed: 'The passkey was not accepted.',
  passkeys_unavailable: 'Passkeys do not work at the address of this server.',
  password_required:
    'Your second factors were reset. Sign in with your password and set up a second factor first.',
  payload_too_large: 'The request is too large.',
  precondition_failed: 'Someone else has changed this in the meantime. Reload the page.',
  request_timeout: 'The request did not arrive in time. Try again.',
  second_factor_failed: 'The code is wrong, or was used before.',
  second_factor_required: 'The password is right. Now enter the second factor.',
  server_busy: 'The server is busy. Nothing was changed. Try again in a moment.',
  service_account_limit:
    'The workspace has the maximum number of service accounts ({limit}). Delete one first.',
  session_confined: 'Sign in another way first: this session can act in one workspace only.',
  sign_in_failed: 'The email or password is wrong.',
  signup_closed: 'On this server, only the operator creates accounts.',
  sso_enforced: 'Issuer and client ID cannot be changed while the workspace requires this identity provider.',
  sso_failed: 'The identity provider refused, or its response belongs to another sign-in. Start again.',
  sso_not_linked:
    'This identity is not linked to an account. If you have one, sign in as before, then link it in your settings.',
  sso_required:
    'The workspace requires its members to sign in with its identity provider, “{identityProvider}”.',
  user_code_not_valid: 'No sign-in is waiting with this code. Compare it with what the command line shows.',
  user_required: 'Only a signed-in user can do this.',
  validation_failed: 'Some entries are not valid.',
  webhook_endpoint_disabled: 'Nothing is delivered to a disabled endpoint. Enable it first.',
  webhook_endpoint_limit:
    'The workspace has the maximum number of webhook endpoints ({limit}). Delete one first.',
  workspace_limit: 'You own the maximum number of workspaces ({limit}). Delete one first.',
  workspace_suspended: 'The operator of this server has suspended the workspace: {reason}',
} as const satisfies Record<string, Message>;

/** The API's messages about fields, which continue the field's name. */
const ABOUT_FIELDS = [
  'is required',
  'must not be empty',
  'must not be blank',
  'must be an email address',
  'must not be your email address',
  'must not be a common password',
  'must have at least {count} characters',
  'must have at most {count} characters',
  'must have at most {count} entries',
  'must be at least {count}',
  'must be at most {count}',
  'must be between {least} and {most}',
  'must have between 1 and {most} requests',
  'must be at most {most}: the server allows no more per {per}',
  'must be at most {most}: the server allows this workspace no more per {per}',
  'has a limit already: "{per}"',
  'must be a whole number',
  'must be within {years} years',
  'must name at least one scope',
  'must name at least one event',
  'must be an http(s) URL',
  'must be an https URL without query',
  'must start with https:// or http://, and a host',
  'must start with https:// or http://',
  'must be a URL such as https://acme.dev/webhooks',
  'must not have a fragment (#…)',
  'must not use a port of a protocol other than HTTP',
  'must not use port 0',
  'must not point to {host}, which is a {range} address',
  'must have a host name with a domain',
  'leads to an address that this server does not connect to',
  'has a host name that does not resolve',
  'has a certificate that this server does not trust',
  'has no {name} in its discovery document',
  'names no https URL as its authorization_endpoint',
  'does not serve a discovery document of OpenID Connect',
  'does not answer within five seconds',
  'does not support the authorization code flow (response type “code”)',
  'answers {status} instead of a discovery document at {url}',
  'differs from what the provider calls itself',
  'differs from what the provider calls itself: “{issuer}”',
  'cannot be reached',
  '"{given}" is not a scope; must be one of {options}',
  'must not contain spaces or commas',
  'must not contain spaces, backslashes or control characters',
  'must not contain a user name or password',
  'must not point to this machine or its network',
  'is not an IPv4 or IPv6 address',
  'must be one line of visible characters, without control, format or direction characters',
  'must not contain NUL or lone surrogates',
  'must be the 6 digits that the authenticator app shows',
  'must be a code of eight letters such as BCDF-GHJK, without vowels',
  'is required: keys of this workspace must name their scopes',
  'is required: keys of this workspace must have an expiry',
  'is required: keys of this workspace must belong to a service account',
  'must be no later than {time}: keys of this workspace live for at most {days} days',
] as const satisfies readonly Message[];

/** Values that may have spaces. */
const OF_WORDS = new Set(['given', 'issuer', 'options', 'range']);

const patterns = ABOUT_FIELDS.map((message) => {
  const literal = message.replace(/[.*+?^$()|[\]\\]/g, String.raw`\$&`);
  return {
    message,
    pattern: new RegExp(
      `^${literal.replace(/\{(\w+)\}/g, (_, name: string) => `(?<${name}>${OF_WORDS.has(name) ? '.+' : String.raw`\S+`})`)}$`,
    ),
  };
});

export const errorWords: ErrorWords = {
  byCode: BY_CODE,
  aboutField(given, translate) {
    // A value may be a word, such as a period.
    const inWords = (values: Readonly<Record<string, string>> = {}) =>
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, translate(value, {})]));
    for (const { message, pattern } of patterns) {
      const values = pattern.exec(given);
      if (values) return translate(message, inWords(values.groups));
    }
    return given;
  },
};
