import pg from 'pg';
import { DatabaseUnavailableError } from './database-unavailable.js';

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

/**
 * Explains to the operator why there is no connection, in our own words: the original message may quote the address.
 *
 * @returns undefined if the error is about something else
 */
export function explainConnectionFailure(error: unknown): string | undefined {
  const cause = error instanceof DatabaseUnavailableError ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const reason = reasons[code];
  if (reason === undefined && cause === error && !(error instanceof pg.DatabaseError)) return undefined;
  return `${reason ?? 'the database does not answer'}${code === '' ? '' : ` (${code})`}`;
}
