import { describe, expect, it } from '@jest/globals';
import { resolveOptions, type VerifierOptions } from './options.js';

const OPTIONS: VerifierOptions = { baseUrl: 'http://127.0.0.1:9', secret: 'a', audience: 'billing' };

describe('the options of a verifier', () => {
  it.each<[string, unknown, RegExp]>([
    ['a misspelt name', { ...OPTIONS, cachMax: 5 }, /"cachMax" is not an option/],
    ['a fetch that is none', { ...OPTIONS, fetch: {} }, /fetch: must be a function/],
    ['an onError that is none', { ...OPTIONS, onError: 'log' }, /onError: must be a function/],
    ['nothing', undefined, /pass an object/],
  ])('are refused with %s', (_, options, message) => {
    const resolve = () => resolveOptions(options as VerifierOptions);
    expect(resolve).toThrow(TypeError);
    expect(resolve).toThrow(message);
  });

  it('may be left out, or undefined, unless required', () => {
    expect(resolveOptions(OPTIONS).cacheMax).toBe(10_000);
    const others = { cacheMax: undefined, onError: undefined, fetch: undefined };
    expect(resolveOptions({ ...OPTIONS, ...others }).audience).toBe('billing');
  });
});
