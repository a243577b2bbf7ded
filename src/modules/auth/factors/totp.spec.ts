import { describe, expect, it } from '@jest/globals';
import { newTotpSecret, otpauthUri, timeStepOf } from './totp.js';

/** RFC 6238, appendix B: this secret in ASCII, and the last six digits of the codes. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('timeStepOf', () => {
  it.each([
    [59, '287082', 1],
    [1_111_111_109, '081804', 37_037_036],
    [1_234_567_890, '005924', 41_152_263],
    [20_000_000_000, '353130', 666_666_666],
  ])('accepts the codes of the RFC: at %d s', (seconds, code, step) => {
    expect(timeStepOf(SECRET, code, seconds * 1000)).toBe(step);
  });

  it('accepts a code one step early or late, and returns its step', () => {
    const ends = [29, 30, 59, 60, 89, 90, 119, 120].map((seconds) => [
      seconds,
      timeStepOf(SECRET, '287082', seconds * 1000),
    ]);
    // Its own step lasts from 30 to 59 s.
    expect(ends).toEqual([
      [29, 1],
      [30, 1],
      [59, 1],
      [60, 1],
      [89, 1],
      [90, null],
      [119, null],
      [120, null],
    ]);
  });

  it('rejects codes of another secret or of another length', () => {
    expect(timeStepOf(newTotpSecret(), '287082', 59_000)).toBeNull();
    expect(timeStepOf(SECRET, '94287082', 59_000)).toBeNull();
    expect(timeStepOf(SECRET, '', 59_000)).toBeNull();
  });
});

describe('otpauthUri', () => {
  it('has everything an app needs', () => {
    const uri = new URL(otpauthUri(SECRET, 'keys.acme.dev', 'ada@acme.dev'));
    expect(uri.href).toMatch(/^otpauth:\/\/totp\/keys\.acme\.dev:ada%40acme\.dev\?/);
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      issuer: 'keys.acme.dev',
      secret: SECRET,
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    });
  });
});
