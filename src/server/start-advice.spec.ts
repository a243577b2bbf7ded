import { describe, expect, it } from '@jest/globals';
import { openFilesAdvice, standbyAdvice } from './start-advice.js';

describe('standbyAdvice', () => {
  it.each([
    ['', /^The database has no synchronous standby: /],
    ['a', /^The database needs its only standby /],
    ['FIRST 1 (a)', /^The database needs its only standby /],
    ['2 (a, b)', /^The database needs all of its standbys /],
    ['any 2 (a, "b")', /^The database needs all of its standbys /],
  ])('for "%s" says what will happen', (names, advice) => {
    expect(standbyAdvice(names)).toMatch(advice);
  });

  it.each(['*', 'ANY 1 (a, b)', 'a, b', '2 (a, b, c)', 'FIRST 2 (*)'])('has none for "%s"', (names) => {
    expect(standbyAdvice(names)).toBeUndefined();
  });
});

describe('openFilesAdvice', () => {
  const config = { databasePoolMax: 10, limits: { CONNECTIONS_MAX: 1_000 } } as Parameters<
    typeof openFilesAdvice
  >[1];

  it('states what there is and what is needed', () => {
    expect(openFilesAdvice(1_024, config)).toMatch(
      /^The process may open 1024 files, but CONNECTIONS_MAX=1000 requires 1210: raise the limit /,
    );
  });

  it('is absent if the limit is high enough, or unknown', () => {
    expect(openFilesAdvice(1_210, config)).toBeUndefined();
    expect(openFilesAdvice(undefined, config)).toBeUndefined();
  });
});
