import pg from 'pg';
import { DatabaseUnavailableError, isDatabaseUnavailable } from './database-unavailable.js';

/** By SQLSTATE or by the socket error's code. */
const reasons: Record<string, string> = {
  '08P01':
    'the pooler refuses parameters of the connection: see ignore_startup_parameters in docs/self-hosting.md',
  '25006': 'there is a standby at its address, and no primary',
  '28000': 'the database refuses its user, or this machine',
  '28P01': 'the database refuses its user or its password',
  '3D000': 'the database server has no database of that name',
  '42501': 'its user may not connect to that database',
  '53300': 'the database server has no connection left',
  '57P03': 'the database server is starting or stopping',
  EAI_AGAIN: 'its host name cannot be looked up',
  ECONNREFUSED: 'nothing listens at its address',
  EHOSTUNREACH: 'there is no way to its host',
  ENETUNREACH: 'there is no way to its host',
  ENOENT: 'there is no such socket or file',
  ENOTFOUND: 'its host name is not known',
};

/** By the code of an error of TLS, the first that matches. */
const tlsReasons: [code: RegExp, reason: string][] = [
  [/^CERT_HAS_EXPIRED$/, 'its certificate has expired'],
  [/^CERT_NOT_YET_VALID$/, 'its certificate is not valid yet'],
  [/^(ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/, 'its certificate is for another host name'],
  [
    /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED)/,
    'its certificate is not trusted: set sslrootcert to the file with the certificate of its authority',
  ],
  [/^ERR_OSSL_/, 'the files of sslcert, sslkey and sslrootcert cannot be used'],
  [/^(ERR_SSL_|ERR_TLS_|EPROTO$)/, 'it and this server do not agree on TLS'],
];
/** The driver's error, which has no code. */
const WITHOUT_TLS = 'The server does not support SSL connections';

function explainTlsFailure(cause: unknown, code: string): string | undefined {
  if (cause instanceof Error && cause.message === WITHOUT_TLS) {
    return 'the server has no TLS, which the address requires: turn it on, or set sslmode=disable';
  }
  return tlsReasons.find(([pattern]) => pattern.test(code))?.[1];
}

const causeOf = (error: unknown): unknown =>
  error instanceof DatabaseUnavailableError ? error.cause : error;

const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause ? String(cause.code) : '';

/**
 * Explains to the operator why there is no connection, in our own words: the original message may quote the address.
 *
 * @returns undefined if the error is about something else
 */
export function explainConnectionFailure(error: unknown): string | undefined {
  const cause = causeOf(error);
  const code = codeOf(cause);
  const reason = reasons[code] ?? explainTlsFailure(cause, code);
  const isAnswer = cause instanceof pg.DatabaseError;
  if (reason === undefined && cause === error && !isAnswer) return undefined;
  const unknownReason = isAnswer ? 'the database refuses the connection' : 'the database does not answer';
  return `${reason ?? unknownReason}${code === '' ? '' : ` (${code})`}`;
}

/** Credentials and the name of the database, which stay wrong until somebody corrects them. */
const MISTAKE = /^(28|3D)/;

/** Whether a connection that failed may succeed later without a change of the settings. */
export function mayConnectLater(error: unknown): boolean {
  const cause = causeOf(error);
  const code = codeOf(cause);
  if (explainTlsFailure(cause, code) !== undefined || MISTAKE.test(code)) return false;
  return isDatabaseUnavailable(cause instanceof pg.DatabaseError ? cause : error);
}
