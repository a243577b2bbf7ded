import pg from 'pg';
import {
  QueryFailedError,
  QueryRunnerAlreadyReleasedError,
  QueryRunnerProviderAlreadyReleasedError,
  TransactionNotStartedError,
} from 'typeorm';
import type { DatabaseUnavailableReason } from '../errors/problem.js';

/** No connection could be opened, or it broke: the answer is 503, never 401 and never 500. */
export class DatabaseUnavailableError extends Error {
  override name = 'DatabaseUnavailableError';

  constructor(
    cause: unknown,
    readonly reason: DatabaseUnavailableReason = 'database_away',
  ) {
    super('The database does not answer', { cause });
  }
}

/** SQLSTATE classes for temporary failures: connection, resources, operator intervention, system. */
const UNAVAILABLE_CLASSES = new Set(['08', '53', '57', '58']);
/** A read-only standby, and a transaction that was ended because its process stalled, or because it took too long. */
const UNAVAILABLE_CODES = new Set(['25006', '25P03', '25P04']);
/** A lock could not be acquired in time. */
const LOCK_NOT_AVAILABLE = '55P03';
const DEADLOCK = '40P01';
/** A deletion that ON DELETE RESTRICT refuses; before PostgreSQL 18, such a one is a FOREIGN_KEY_VIOLATION, too. */
const RESTRICT_VIOLATION = '23001';
const FOREIGN_KEY_VIOLATION = '23503';
/** TypeORM's messages for a statement in a transaction whose connection has broken. */
const BROKEN_TRANSACTION = [
  QueryRunnerAlreadyReleasedError,
  QueryRunnerProviderAlreadyReleasedError,
  TransactionNotStartedError,
];

/**
 * Whether `error` means that the database is unavailable. A `DatabaseError` is an answer from the server and carries an
 * SQLSTATE; anything else thrown by a query came from the socket or the client's own timeout.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (error instanceof DatabaseUnavailableError) return true;
  if (BROKEN_TRANSACTION.some((kind) => error instanceof kind)) return true;
  const driverError: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (driverError instanceof pg.DatabaseError) {
    const code = driverError.code ?? '';
    return UNAVAILABLE_CLASSES.has(code.slice(0, 2)) || UNAVAILABLE_CODES.has(code);
  }
  return error instanceof QueryFailedError;
}

/** Whether a statement waited too long for a lock: the database is available, but busy. */
export const isLockTimeout = (error: unknown): boolean => sqlState(error) === LOCK_NOT_AVAILABLE;

/** Whether a transaction failed because of others and can be retried: a lock timeout or a deadlock. */
export const isLockConflict = (error: unknown): boolean =>
  isLockTimeout(error) || sqlState(error) === DEADLOCK;

/** Whether a row cannot be deleted because another one refers to it. */
export const isStillReferredTo = (error: unknown): boolean =>
  sqlState(error) === RESTRICT_VIOLATION || (sqlState(error) === FOREIGN_KEY_VIOLATION && isDeletion(error));

/** The error of a foreign key is the same whether a row has lost its parent or a parent still has rows. */
const isDeletion = (error: unknown): boolean =>
  error instanceof QueryFailedError && /^\s*DELETE\s/i.test(error.query);

/** The SQLSTATE of a failed query, if the server answered. */
export const sqlState = (error: unknown): string | undefined => databaseError(error)?.code;

/** The constraint violated by a failed query, such as `users_email_key`. */
export const brokenConstraint = (error: unknown): string | undefined => databaseError(error)?.constraint;

/** The DETAIL of a failed query, for errors raised by our own SQL functions. */
export const errorDetail = (error: unknown): string | undefined => databaseError(error)?.detail;

function databaseError(error: unknown): pg.DatabaseError | undefined {
  const driverError: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return driverError instanceof pg.DatabaseError ? driverError : undefined;
}
