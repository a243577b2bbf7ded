import {
  ConnectionError,
  LatchkeyError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  UnavailableError,
} from '@latchkey/sdk';
import { PasskeyError } from '../session/passkeys';

export interface ErrorDescription {
  title: string;
  detail: string;
  /** Identifies the request in the server's log. */
  requestId?: string;
}

/** What went wrong, in words for the user. */
export function describeError(error: unknown): ErrorDescription {
  if (isServerAway(error)) {
    return {
      title: 'The server is not responding',
      detail: 'Nothing you have entered is lost. Try again when the server is back.',
    };
  }
  if (error instanceof PasskeyError) return { title: 'No passkey', detail: error.message };
  if (error instanceof RateLimitError) {
    return {
      title: 'Too many attempts',
      detail: `Please wait ${waitingTime(error.retryAfterSeconds)}, then try again.`,
    };
  }
  if (error instanceof LatchkeyError && error.code === 'step_up_required') {
    return { title: 'Not confirmed', detail: 'You did not confirm that it is you. Nothing was changed.' };
  }
  if (isSecondFactorMissing(error)) {
    return {
      title: 'Second factor required',
      detail: lacksSecondFactor(error)
        ? 'This requires a second factor, and your account has none. Add one to continue.'
        : 'This requires a second factor. Try again, and confirm with it that it is you.',
    };
  }
  if (error instanceof PermissionError) {
    return { title: 'Not allowed', detail: permissionDetail(error), ...reference(error) };
  }
  if (error instanceof LatchkeyError && error.code === 'mail_not_configured') {
    return {
      title: 'This server does not send email',
      detail: 'It has no mail server. Ask its operator to set one up.',
    };
  }
  if (error instanceof NotFoundError && error.code === 'not_found') {
    return {
      title: 'Not found',
      detail: 'It was deleted, or your role no longer lets you see it.',
    };
  }
  if (lostResourceId(error) !== undefined) {
    return {
      title: 'Created, but the response was lost',
      detail:
        'The connection broke before the secret arrived, and the secret cannot be shown again. Revoke or withdraw what was created, and create it again.',
    };
  }
  if (error instanceof LatchkeyError) {
    const [first] = error.errors;
    return {
      title: error.status !== undefined && error.status >= 500 ? 'Server error' : 'Request rejected',
      detail: first ? `${fieldName(first.field)} ${first.message}.` : error.detail,
      ...reference(error),
    };
  }
  return {
    title: 'Something went wrong on this page',
    detail:
      error instanceof Error
        ? error.message
        : 'Reload the page. If the problem persists, tell the administrator.',
  };
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
export function waitingTime(seconds: number | undefined): string {
  if (seconds === undefined) return 'a moment';
  if (seconds < 90) return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
  return `${Math.ceil(seconds / 60)} minutes`;
}

/** The API names what is missing: a role, or a scope that a higher role would bring. */
function permissionDetail(error: PermissionError): string {
  const { requiredRole } = error.extensions;
  if (error.code === 'insufficient_scope')
    return 'Your role in this workspace does not allow all of this. Ask an owner for a higher role.';
  if (typeof requiredRole !== 'string') return error.detail;
  return `Requires the ${requiredRole} role or higher. Ask an owner of the workspace.`;
}

/** Only for server errors: nobody searches the log for a wrong password. */
const reference = ({ status = 500, requestId }: LatchkeyError): { requestId?: string } =>
  requestId === undefined || status < 500 ? {} : { requestId };

/**
 * "Allowed ips 0" for `allowedIps.0` helps nobody: forms show messages beside their fields, and this is for the rest.
 */
function fieldName(field: string): string {
  const words = field
    .replace(/\.\d+$/, '')
    .replace(/([A-Z])/g, ' $1')
    .toLowerCase();
  return words === '(body)' ? 'The form' : words.charAt(0).toUpperCase() + words.slice(1);
}
