import {
  ConnectionError,
  LatchkeyError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  UnavailableError,
} from '@latchkey/sdk';
import { plural, t } from '../language/translate';
import { PasskeyError } from '../session/passkeys';
import { roleName, ROLES } from '../workspace/roles';

export interface ErrorDescription {
  title: string;
  detail: string;
  /** Identifies the request in the server's log. */
  requestId?: string;
}

type Translate = (text: string, values: Readonly<Record<string, unknown>>) => string;

/** For languages other than English, the server's words by error code, and its messages about fields. */
export interface ErrorWords {
  byCode: Readonly<Record<string, string>>;
  /** Unchanged if there are no words for it. */
  aboutField: (message: string, translate: Translate) => string;
}

/** For texts that are known only when it runs. */
const translate = t as Translate;

let words: ErrorWords | undefined;

/** Before anything is shown, like the dictionary. */
export function setErrorWords(known: ErrorWords): void {
  words = known;
}

/** The server's `detail`, which is specific but English, or what the user's language says for the error's code. */
export function detailOf({ code, detail, extensions }: LatchkeyError): string {
  const known = words?.byCode[code];
  if (known === undefined) return detail;
  const text = translate(known, extensions);
  // The server left out a value that the text names.
  return /\{\w+\}/.test(text) ? detail : text;
}

/** What an error's code says without the request's details; undefined in English, or if it says nothing without them. */
export function wordsOfCode(code: string): string | undefined {
  const known = words?.byCode[code];
  const text = known && translate(known, {}).replace(' ({limit})', '');
  return text === undefined || /\{\w+\}/.test(text) ? undefined : text;
}

/** A message of the server about a field. */
export const fieldMessage = (message: string): string => words?.aboutField(message, translate) ?? message;

/** What went wrong, in words for the user. */
export function describeError(error: unknown): ErrorDescription {
  if (isServerAway(error)) {
    return {
      title: t('The server is not responding'),
      detail: t('Nothing you have entered is lost. Try again when the server is back.'),
    };
  }
  if (error instanceof PasskeyError) return { title: t('No passkey'), detail: error.message };
  if (error instanceof RateLimitError) {
    return {
      title: t('Too many attempts'),
      detail: t('Please wait {time}, then try again.', { time: waitingTime(error.retryAfterSeconds) }),
    };
  }
  if (error instanceof LatchkeyError && error.code === 'step_up_required') {
    return {
      title: t('Not confirmed'),
      detail: t('You did not confirm that it is you. Nothing was changed.'),
    };
  }
  if (isSecondFactorMissing(error)) {
    return {
      title: t('Second factor required'),
      detail: lacksSecondFactor(error)
        ? t('This requires a second factor, and your account has none. Add one to continue.')
        : t('This requires a second factor. Try again, and confirm with it that it is you.'),
    };
  }
  if (error instanceof PermissionError) {
    return { title: t('Not allowed'), detail: permissionDetail(error), ...reference(error) };
  }
  if (error instanceof LatchkeyError && error.code === 'mail_not_configured') {
    return {
      title: t('This server does not send email'),
      detail: t('It has no mail server. Ask its operator to set one up.'),
    };
  }
  if (error instanceof NotFoundError && error.code === 'not_found') {
    return {
      title: t('Not found'),
      detail: t('It was deleted, or your role no longer lets you see it.'),
    };
  }
  if (lostResourceId(error) !== undefined) {
    return {
      title: t('Created, but the response was lost'),
      detail: t(
        'The connection broke before the secret arrived, and the secret cannot be shown again. Revoke or withdraw what was created, and create it again.',
      ),
    };
  }
  if (error instanceof LatchkeyError) {
    const [first] = error.errors;
    return {
      title: titleOf(error),
      detail: first ? aboutField(first) : detailOf(error),
      ...reference(error),
    };
  }
  return {
    title: t('Something went wrong on this page'),
    detail:
      error instanceof Error
        ? error.message
        : t('Reload the page. If the problem persists, tell the administrator.'),
  };
}

const FAILED_SIGN_INS = new Set(['sign_in_failed', 'second_factor_failed', 'passkey_sign_in_failed']);

function titleOf({ status = 0, code }: LatchkeyError): string {
  if (status >= 500) return t('Server error');
  return FAILED_SIGN_INS.has(code) ? t('Sign-in failed') : t('Request rejected');
}

/** No server, or a server without its database: the request may be valid, and can be sent again. */
export const isServerAway = (error: unknown): boolean =>
  error instanceof ConnectionError || error instanceof UnavailableError;

/** The account must confirm its email address before it may do more than manage itself. */
export const isUnverified = (error: unknown): boolean =>
  error instanceof LatchkeyError && error.code === 'email_not_verified';

/** The workspace requires its members to have a second factor, and the session did not prove one. */
const isSecondFactorMissing = (error: unknown): error is LatchkeyError =>
  error instanceof LatchkeyError && error.code === 'second_factor_missing';

/** The account has no factor to prove: one has to be added. */
export const lacksSecondFactor = (error: unknown): boolean =>
  isSecondFactorMissing(error) &&
  Array.isArray(error.extensions['accepted']) &&
  error.extensions['accepted'].length === 0;

/**
 * The id of something whose secret was lost in transit: an attempt without a response created it, as its repeat
 * reports.
 *
 * @returns undefined for any other error
 */
export function lostResourceId(error: unknown): string | undefined {
  if (!(error instanceof LatchkeyError) || error.code !== 'idempotency_result_not_stored') return undefined;
  const { resourceId } = error.extensions;
  return typeof resourceId === 'string' ? resourceId : undefined;
}

/** `45 seconds`, `12 minutes`. */
function waitingTime(seconds: number | undefined): string {
  if (seconds === undefined) return t('a moment');
  return seconds < 90
    ? plural(seconds, '{count} second', '{count} seconds')
    : plural(Math.ceil(seconds / 60), '{count} minute', '{count} minutes');
}

/** The API names what is missing: a role, or a scope that a higher role would bring. */
function permissionDetail(error: PermissionError): string {
  const { requiredRole } = error.extensions;
  if (error.code === 'insufficient_scope')
    return t('Your role in this workspace does not allow all of this. Ask an owner for a higher role.');
  const role = ROLES.find((known) => known === requiredRole);
  if (role === undefined) return detailOf(error);
  return t('Requires the {role} role or higher. Ask an owner of the workspace.', { role: roleName(role) });
}

/** Only for server errors: nobody searches the log for a wrong password. */
const reference = ({ status = 500, requestId }: LatchkeyError): { requestId?: string } =>
  requestId === undefined || status < 500 ? {} : { requestId };

/** Other languages name the field as the API does, because its English words would not fit into their sentence. */
function aboutField({ field, message }: { field: string; message: string }): string {
  return words === undefined
    ? `${fieldName(field)} ${message}.`
    : t('“{field}” {message}.', { field, message: fieldMessage(message) });
}

/**
 * "Allowed ips 0" for `allowedIps.0` helps nobody: forms show messages beside their fields, and this is for the rest.
 */
function fieldName(field: string): string {
  const name = field
    .replace(/\.\d+$/, '')
    .replace(/([A-Z])/g, ' $1')
    .toLowerCase();
  return name === '(body)' ? 'The form' : name.charAt(0).toUpperCase() + name.slice(1);
}
