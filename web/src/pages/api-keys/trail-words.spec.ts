import { describe, expect, it } from '@jest/globals';
import { auditActions } from 'virtual:declarations';
import { trailWords } from './trail-words';

describe('The history of a key', () => {
  it('has words for every action on keys', () => {
    const actions = auditActions.map(({ name }) => name).filter((name) => name.startsWith('api_key.'));
    expect(actions.length).toBeGreaterThan(5);
    for (const action of actions) expect(trailWords({ action, details: {} })).toMatch(/^[A-Z][a-z ]+$/);
  });

  it("distinguishes a policy's effects from a person's changes", () => {
    const action = 'api_key.updated';
    expect(trailWords({ action, details: { reason: 'key_policy' } })).toContain('policy');
    expect(trailWords({ action, details: {} })).toBe('Changed');
  });
});
