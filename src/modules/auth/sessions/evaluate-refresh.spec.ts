import { describe, expect, it } from '@jest/globals';
import { evaluateRefresh } from './evaluate-refresh.js';

const session = { generation: 7, isLive: true, isWithinGrace: true };

describe('a genuine refresh token that could not rotate', () => {
  it('gets the same successor if it is the immediate predecessor and within the grace period', () => {
    expect(evaluateRefresh(6, session)).toBe('same-successor');
  });

  it('counts as reuse if it is the immediate predecessor but past the grace period', () => {
    expect(evaluateRefresh(6, { ...session, isWithinGrace: false })).toBe('reuse');
  });

  it.each([0, 4, 5])(
    'counts as reuse if it is older (%i of 7), even within the grace period',
    (generation) => {
      expect(evaluateRefresh(generation, session)).toBe('reuse');
      expect(evaluateRefresh(generation, { ...session, isWithinGrace: false })).toBe('reuse');
    },
  );

  it('is refused, but does not count as reuse, if the session has ended', () => {
    for (const generation of [5, 6, 7]) {
      expect(evaluateRefresh(generation, { ...session, isLive: false })).toBe('refused');
    }
  });

  it('is refused, but does not count as reuse, if it is ahead of a database restored from a backup', () => {
    expect(evaluateRefresh(8, session)).toBe('refused');
  });
});
