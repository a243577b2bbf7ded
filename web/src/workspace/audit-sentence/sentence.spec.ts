import { describe, expect, it } from '@jest/globals';
import { auditActions } from 'virtual:declarations';
import { differencesOf, factsOf, nameInEvent, predicateOf, sentenceFor } from './sentence';

describe('An event of the audit trail', () => {
  it('says what was done to what, for every action that a workspace’s trail shows', () => {
    const said = auditActions.filter(({ words }) => words !== null).map(({ name }) => predicateOf(name));
    expect(said.length).toBeGreaterThan(30);
    expect(said.filter((words) => !/^(permanently )?[a-z]+(ed|t|w)( |$)/.test(words))).toEqual([]);
    // With several words, none is a verb that the noun could follow.
    const severalWords = auditActions.filter(({ name, words }) => words !== null && /\..*_/.test(name));
    expect(severalWords.length).toBeGreaterThan(5);
    const untold = severalWords.filter(({ name }) =>
      predicateOf(name).startsWith(`${name.replace(/^.*\./, '').replaceAll('_', ' ')} the `),
    );
    expect(untold.map(({ name }) => name)).toEqual([]);
    expect(predicateOf('api_key.updated')).toBe('changed the API key');
    expect(predicateOf('webhook_endpoint.purged')).toBe('permanently removed the webhook endpoint');
  });

  it('works the same for a user-defined resource, which is unknown here', () => {
    expect(predicateOf('invoice.paid' as 'api_key.created')).toBe('paid the invoice');
  });

  it('leaves out the name of a target that has none', () => {
    expect(sentenceFor('api_key.rotated', true)).toBe('{actor} rotated the API key {name}');
    expect(sentenceFor('invitation.accepted', false)).toBe('{actor} accepted an invitation');
  });

  it('names its target by its name at the time', () => {
    expect(nameInEvent({ details: { version: 2, title: 'Plan' } })).toBe('Plan');
    expect(nameInEvent({ details: { email: null, role: 'viewer' } })).toBeUndefined();
  });

  it('shows old and new values in each of the three forms, and everything else once', () => {
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

  it('writes fields and times as people do', () => {
    const details = {
      api_key_id: 'x',
      allowed_ips: [],
      expires_at: '2026-11-14T12:12:00.000Z',
      at: '2026-11-14',
    };
    const facts = factsOf({ details });
    expect(facts.map(([field]) => field)).toEqual(['API key ID', 'allowed IP addresses', 'expires at', 'at']);
    expect(facts[2]?.[1]).toMatch(/^14 Nov 2026, \d\d:\d\d:00 \S+$/);
    expect(facts[3]?.[1]).toBe('2026-11-14');
  });

  it('shows no difference if nothing differs', () => {
    expect(differencesOf({ details: { name: 'Same', previous_name: 'Same' } })).toEqual([]);
  });
});
