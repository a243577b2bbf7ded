import { describe, expect, it } from '@jest/globals';
import { urlOfEachHost } from './database-url.js';

describe('urlOfEachHost', () => {
  it.each([
    ['postgres://localhost/db', ['postgres://localhost/db']],
    [
      'postgres://u:p,w@one:1,[::1]:2,three/db?target_session_attrs=read-write',
      [
        'postgres://u:p,w@one:1/db?target_session_attrs=read-write',
        'postgres://u:p,w@[::1]:2/db?target_session_attrs=read-write',
        'postgres://u:p,w@three/db?target_session_attrs=read-write',
      ],
    ],
    ['postgresql://u@one,two', ['postgresql://u@one', 'postgresql://u@two']],
    ['postgres:///db?host=/var/run/postgresql', ['postgres:///db?host=/var/run/postgresql']],
    ['no address', ['no address']],
  ])('of %s', (databaseUrl, urls) => {
    expect(urlOfEachHost(databaseUrl)).toEqual(urls);
  });
});
