import { describe, expect, it } from '@jest/globals';
import { publicPath } from './public-path.js';

describe('publicPath', () => {
  it.each([
    ['/api/v1/documents', '/api/v1/documents'],
    ['/api/v1/documents?q=secret', '/api/v1/documents'],
    ['/api/v1/documents#access_token=secret', '/api/v1/documents'],
    ['http://user:secret@host/api/v1/me?x', '/api/v1/me'],
    ['HTTP://user:secret@host', ''],
    ['*', '*'],
    ['/a\x1b[31m\r\nb', '/a%1B[31m%0D%0Ab'],
    ['/a\x9b31m', '/a%9B31m'],
    [
      '/api/v1/documents/0198c0de-0000-7000-8000-000000000000',
      '/api/v1/documents/0198c0de-0000-7000-8000-000000000000',
    ],
    [`/api/v1/documents/lk_${'0f'.repeat(24)}`, '/api/v1/documents/[removed]'],
    [`/api/v1/documents/lk%5F${'0f'.repeat(24)}/x`, '/api/v1/documents/[removed]/x'],
    // Base64 with a slash every 16 characters.
    [
      `/api/v1/documents/whsec_${'abcdefgh+jklmn0/'.repeat(2)}abcdefghijk=/x`,
      '/api/v1/documents/[removed]/x',
    ],
    [`/documents/whsec%5f${'abcdefgh%2Bjklmn0%2F'.repeat(2)}abcdefghijk%3D`, '/documents/[removed]'],
  ])('turns %j into %j', (url, path) => {
    expect(publicPath(url)).toBe(path);
  });
});
