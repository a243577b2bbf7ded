import { describe, expect, it } from '@jest/globals';
import pg from 'pg';
import {
  QueryFailedError,
  QueryRunnerAlreadyReleasedError,
  QueryRunnerProviderAlreadyReleasedError,
  TransactionNotStartedError,
} from 'typeorm';
import { DatabaseUnavailableError, isDatabaseUnavailable } from './database-unavailable.js';

/** An error reported by PostgreSQL. */
function answered(code: string): QueryFailedError<pg.DatabaseError> {
  const error = new pg.DatabaseError('refused', 0, 'error');
  error.code = code;
  return new QueryFailedError('SELECT 1', [], error);
}

describe('isDatabaseUnavailable', () => {
  it.each([
    ['no connection', new DatabaseUnavailableError(new Error('ECONNREFUSED'))],
    [
      'a socket that broke under a statement',
      new QueryFailedError('SELECT 1', [], new Error('Connection terminated')),
    ],
    ['a connection failure', answered('08006')],
    ['too many connections', answered('53300')],
    ['a shutdown', answered('57P01')],
    ['a standby', answered('25006')],
    ['a transaction ended because its process stood still', answered('25P03')],
    ['a transaction ended because it took too long', answered('25P04')],
    ['the next statement of a broken transaction', new QueryRunnerProviderAlreadyReleasedError()],
    ['the next statement of a broken connection', new QueryRunnerAlreadyReleasedError()],
    ['the end of a broken transaction', new TransactionNotStartedError()],
  ])('treats %s as an outage', (_name, error) => {
    expect(isDatabaseUnavailable(error)).toBe(true);
  });

  it.each([
    ['a broken constraint', answered('23505')],
    ['a lost race', answered('40001')],
    ['a mistake in a statement', answered('42703')],
    ['a mistake of ours', new TypeError('undefined is not a function')],
  ])('does not treat %s as an outage', (_name, error) => {
    expect(isDatabaseUnavailable(error)).toBe(false);
  });
});
