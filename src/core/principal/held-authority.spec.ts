import { describe, expect, it } from '@jest/globals';
import { declare } from '../resource/declared.js';
import { lostAuthority } from './held-authority.js';

declare({ passingRefusals: ['invoice_moved'] });

describe('A change that the database refuses at its commit', () => {
  it.each([
    ['role_lowered', 'insufficient_role'],
    ['scopes_narrowed', 'insufficient_scope'],
    ['user_required', 'user_required'],
    [undefined, 'invalid_credentials'],
  ])('because of %s is answered with %s', (reason, code) => {
    expect(lostAuthority(reason, null).code).toBe(code);
  });

  it('can be tried again if its module says that the reason passes', () => {
    const { code, status, options } = lostAuthority('invoice_moved', null);
    expect([code, status, options.reason]).toEqual(['server_busy', 503, 'invoice_moved']);
    expect(options.headers).toHaveProperty('retry-after');
  });
});
