import { describe, expect, it } from '@jest/globals';
import { auditActions } from 'virtual:declarations';
import { differencesOf, factsOf, nameInEvent, predicateOf } from './sentence';

describe('An event of the audit trail', () => {
  it('has a predicate for every action that a workspace shows', () => {
    const without = auditActions.filter(
      ({ name, words }) => words !== null && predicateOf(name).startsWith('recorded'),
    );
    expect(without).toEqual([]);
  });

  it('is read also if its action is unknown here', () => {
    expect(predicateOf('invoice.paid_late' as 'document.created')).toBe('recorded “invoice paid late” for');
  });

  it('calls its target by the name it had', () => {
    expect(nameInEvent({ details: { version: 2, title: 'Plan' } })).toBe('Plan');
    expect(nameInEvent({ details: { email: null, role: 'viewer' } })).toBeUndefined();
  });

  it('says what was and what is, in each of the three forms, and the rest once', () => {
    const event = {
      details: {
        name: 'Now',
        previous_name: 'Then',
        changed: { scopes: { from: null, to: ['a'] } },
        leak_policy: { from: 'alert', to: 'revoke' },
        previous_role: 'viewer',
        reason: 'key_policy',
      },
    };
    expect(differencesOf(event)).toEqual([
      { field: 'name', from: 'Then', to: 'Now' },
      { field: 'leak policy', from: 'alert', to: 'revoke' },
      { field: 'scopes', from: null, to: ['a'] },
    ]);
    expect(factsOf(event)).toEqual([
      ['previous role', 'viewer'],
      ['reason', 'key_policy'],
    ]);
  });

  it('has no difference where nothing differs', () => {
    expect(differencesOf({ details: { name: 'Same', previous_name: 'Same' } })).toEqual([]);
  });
});
