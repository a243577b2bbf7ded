import { describe, expect, it } from '@jest/globals';
import { statementName } from './statement-name.js';

describe('A statement is named', () => {
  it.each([
    ['SELECT id FROM api_keys WHERE digest = $1', 'SELECT', 'api_keys'],
    ['INSERT INTO "documents"("id", "title") VALUES ($1, $2)', 'INSERT', 'documents'],
    ['UPDATE "sessions" SET "ended_at" = $1', 'UPDATE', 'sessions'],
    ['DELETE FROM ONLY pgboss.job WHERE id = $1', 'DELETE', 'pgboss.job'],
    [
      'WITH gone AS (DELETE FROM invitations RETURNING id) SELECT count(*) FROM gone',
      'DELETE',
      'invitations',
    ],
    ['SELECT extract(epoch FROM pg_postmaster_start_time()), name FROM users u', 'SELECT', 'users'],
    ['SELECT set_config($1, $2, true)', 'SELECT', undefined],
    ['  START TRANSACTION', 'START', undefined],
    ['', 'SQL', undefined],
  ])('by its operation and table: %s', (sql, operation, table) => {
    expect(statementName(sql)).toEqual({ operation, table });
  });

  it('the same, whatever its parameters and literals', () => {
    expect(
      JSON.stringify(statementName("SELECT * FROM users WHERE email = 'ann@example.com'")),
    ).not.toContain('ann');
  });
});
