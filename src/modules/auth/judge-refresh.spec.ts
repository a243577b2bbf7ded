import { describe, expect, it } from '@jest/globals';
import { judgeRefresh } from './judge-refresh.js';

const session = { generation: 7, isLive: true, isWithinGrace: true };

describe('a genuine refresh token that could not rotate', () => {
  it('gets the same successor if it is the immediate predecessor, within the grace', () => {
    expect(judgeRefresh(6, session)).toBe('same-successor');
  });

  it('is reuse if it is the immediate predecessor, after the grace', () => {
    expect(judgeRefresh(6, { ...session, isWithinGrace: false })).toBe('reuse');
  });

  it.each([0, 4, 5])('is reuse if it is older (%i of 7), within the grace too', (generation) => {
    expect(judgeRefresh(generation, session)).toBe('reuse');
    expect(judgeRefresh(generation, { ...session, isWithinGrace: false })).toBe('reuse');
  });

  it('is refused, and no reuse, if the session has ended', () => {
    for (const generation of [5, 6, 7]) {
      expect(judgeRefresh(generation, { ...session, isLive: false })).toBe('refused');
    }
  });

  it('is refused, and no reuse, if it is ahead of a database that came from a backup', () => {
    expect(judgeRefresh(8, session)).toBe('refused');
  });
});
