import { describe, expect, it } from '@jest/globals';
import { apiFilters } from './api-filters';
import { validateAuditSearch } from './audit-search';

const id = '01970000-0000-7000-8000-000000000001';

describe('The URL of the audit page', () => {
  it('holds the search', () => {
    const search = {
      action: 'api_key.revoked',
      actor: `key:${id}`,
      target: 'api_key',
      address: '2001:db8::/32',
      q: 'Billing, production',
      from: '2026-01-31',
      to: '2026-02-01',
    };
    expect(validateAuditSearch(search)).toEqual(search);
  });

  it.each([
    { action: 'toString' },
    { action: 42 },
    { actor: 'user:me' },
    { actor: id },
    { actor: `user:${id}/..` },
    { target: 'API key' },
    { address: 'somewhere' },
    { q: 'x' },
    { from: '2026-02-31T00:00:00Z' },
    { from: '2026-13-01' },
    { to: 20260101 },
    { to: '' },
  ])('is read without invalid parts: %j', (search) => {
    expect(validateAuditSearch(search)).toEqual({});
  });

  it.each([{ action: 'account.email_changed' }, { action: 'api_key.borrowed' }, { target: 'teapot' }])(
    'asks for no action and no target that no trail of a workspace has: %j',
    (search) => {
      expect(apiFilters(validateAuditSearch({ ...search, q: 'Billing' }))).toEqual({ q: 'Billing' });
    },
  );
});
