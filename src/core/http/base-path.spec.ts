import { describe, expect, it } from '@jest/globals';
import { withoutBasePath } from './base-path.js';

describe('withoutBasePath', () => {
  it.each([
    ['/latch.key/api/v1/me?x=/latch.key', '/api/v1/me?x=/latch.key'],
    ['/latch.key', '/'],
    ['/latch.key/', '/'],
    ['/latch.key?x', '/?x'],
    ['/latch.key#x', '/#x'],
    ['http://host/latch.key/docs', 'http://host/docs'],
    ['/docs', '/docs'],
    ['/latchXkey/docs', '/latchXkey/docs'],
    ['/latch.keys/docs', '/latch.keys/docs'],
    ['/latch.key//docs', '//docs'],
    ['*', '*'],
  ])('turns %j into %j', (url, path) => {
    expect(withoutBasePath('/latch.key')({ url })).toBe(path);
  });
});
