import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { composeApiKey, isWellFormedApiKey } from '@latchkey/sdk/api-key-format';
import { isPlausible, looksLikeKey, presented, type VerifierInput } from './credential.js';

const forms = { prefix: 'lk', acceptedPatterns: [] };
const key = composeApiKey('lk', randomBytes(20).toString('hex'));

const show = (input: VerifierInput) => {
  const shown = presented(input);
  return 'ok' in shown ? shown.problem.code : shown;
};

describe('the credential of a request', () => {
  it('is read from a Fetch request, from its headers, and from Node.js headers', () => {
    const shown = { credential: key, workspaceId: undefined, isKeyHeader: true };
    expect(show(new Request('http://service.test', { headers: { 'X-API-Key': key } }))).toEqual(shown);
    expect(show(new Headers({ 'X-API-Key': key }))).toEqual(shown);
    expect(show({ headers: { 'x-api-key': key } })).toEqual(shown);
    expect(show({ 'x-api-key': key, 'x-workspace-id': undefined })).toEqual(shown);
    expect(show({ authorization: `bearer ${key}` })).toEqual({ ...shown, isKeyHeader: false });
  });

  it.each<[Record<string, string | string[]>, string]>([
    [{}, 'missing_credentials'],
    [{ 'x-api-key': key, authorization: `Bearer ${key}` }, 'multiple_credentials'],
    [{ authorization: key }, 'malformed_credentials'],
    [{ authorization: `Basic ${key}` }, 'malformed_credentials'],
    [{ authorization: `Bearer  ${key}` }, 'malformed_credentials'],
    [{ authorization: `Bearer ${key} ` }, 'malformed_credentials'],
    [{ authorization: 'Bearer ' }, 'malformed_credentials'],
    [{ 'x-api-key': key, 'x-workspace-id': 'mine' }, 'validation_failed'],
  ])('is missing in %j', (headers, code) => {
    expect(show(headers)).toBe(code);
  });

  it('is never read from the URL', () => {
    expect(show(new Request(`http://service.test/?access_token=${key}`))).toBe('missing_credentials');
  });

  it('needs no look-up if its form, as defined by Latchkey, rules it out', () => {
    const last = key.at(-1) === '0' ? '1' : '0';
    const texts = [
      key,
      key.slice(0, -1),
      `${key}0`,
      `${key.slice(0, -1)}${last}`,
      key.toUpperCase(),
      'lk_',
      '',
    ];
    for (const text of [...texts, `x${key}`, `${key}, ${key}`]) {
      const shown = { credential: text, workspaceId: undefined, isKeyHeader: true };
      expect([text, isPlausible(shown, forms)]).toEqual([text, isWellFormedApiKey(text, 'lk')]);
    }
    const token = { credential: 'a.b.c', workspaceId: undefined };
    expect(isPlausible({ ...token, isKeyHeader: false }, forms)).toBe(true);
    expect(isPlausible({ ...token, isKeyHeader: true }, forms)).toBe(false);
  });

  it('can be an imported key in either header, if prefix and length match an accepted pattern', () => {
    const accepting = { prefix: 'lk', acceptedPatterns: [{ prefix: 'sk_live_', length: 40 }] };
    const imported = `sk_live_${randomBytes(16).toString('hex')}`;
    const plausible = (credential: string, isKeyHeader: boolean, accepted = accepting) =>
      isPlausible({ credential, workspaceId: undefined, isKeyHeader }, accepted);
    expect([true, false].map((isKeyHeader) => plausible(imported, isKeyHeader))).toEqual([true, true]);
    expect(plausible(imported, true, forms)).toBe(false);
    for (const noise of [imported.slice(0, -1), `${imported}0`, imported.replace('live', 'test'), 'a.b.c'])
      expect([noise, plausible(noise, true, accepting)]).toEqual([noise, false]);
    expect(plausible(key, true)).toBe(true);
    expect([imported, key, 'a.b.c'].map((text) => looksLikeKey(text, accepting))).toEqual([
      true,
      true,
      false,
    ]);
  });
});
