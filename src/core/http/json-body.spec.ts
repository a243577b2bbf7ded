import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Problem } from '../errors/problem.js';
import { isCutBody, parseJsonBody } from './json-body.js';

const parse = (json: string): unknown => parseJsonBody(Buffer.from(json));

function refusal(json: string | Buffer): Problem {
  try {
    parseJsonBody(Buffer.from(json));
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('The body was accepted.');
}

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

describe('parseJsonBody', () => {
  it('reads everything that JSON.stringify writes', () => {
    const plain = fc
      .jsonValue({ maxDepth: 5 })
      .map((value) => JSON.stringify(value))
      .filter((json) => !/\\u0000|\\ud[89a-f]|__proto__|constructor/.test(json));
    fc.assert(
      fc.property(plain, (json) => {
        expect(parse(json)).toEqual(JSON.parse(json));
      }),
    );
  });

  it('reads strings that look like members', () => {
    const value = { a: '"b": 1, "b": 2', 'c":': ['":', '\\', '\\"', ':'], '\\': { a: ' : ' } };
    expect(parse(JSON.stringify(value, null, 2))).toEqual(value);
  });

  it.each([
    '{"a":1,"a":2}',
    '{"a":1,"\\u0061":2}',
    '{"x":[{"a":1 , "a"\t:\n2}]}',
    '{"":1,"":1}',
    '{"a\\\\":1,"a\\\\":2}',
    '{"a":{"a":1},"a":{"a":1}}',
  ])('refuses a repeated member: %s', (json) => {
    expect(refusal(json)).toMatchObject({ code: 'malformed_json', message: expect.stringMatching('twice') });
  });

  it('accepts the same name in different objects', () => {
    expect(parse('{"a":{"a":1},"b":[{"a":1},{"a":1}]}')).toEqual({ a: { a: 1 }, b: [{ a: 1 }, { a: 1 }] });
  });

  it.each(['{"__proto__":{}}', '{"a":[{"constructor":1}]}', '{"\\u005f_proto__":1}'])(
    'refuses prototype names: %s',
    (json) => {
      expect(refusal(json)).toMatchObject({ code: 'malformed_json' });
    },
  );

  it('accepts 32 levels of nesting, and refuses any more', () => {
    expect(parse(nested(32))).toBeDefined();
    expect(refusal(nested(33))).toMatchObject({ code: 'malformed_json' });
    expect(refusal(nested(500_000))).toMatchObject({ code: 'malformed_json' });
    expect(refusal('{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000))).toMatchObject({
      code: 'malformed_json',
    });
  });

  it.each([
    ['{"a":["x","\\u0000"]}', 'a.1'],
    ['{"a":"\\ud800"}', 'a'],
    ['{"a":"\\udc00x"}', 'a'],
    ['{"\\u0000":1}', '\ufffd'],
    ['{"\\ud800":1}', '\ufffd'],
    ['"\\u0000"', '(body)'],
  ])('refuses text that cannot be stored: %s', (json, field) => {
    expect(refusal(json)).toMatchObject({
      code: 'validation_failed',
      options: { errors: [{ field, message: 'must not contain NUL or lone surrogates' }] },
    });
  });

  it.each([
    Buffer.from([0x22, 0xff, 0x22]),
    Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]),
    Buffer.from([0x22, 0xc0, 0x80, 0x22]),
    Buffer.from('"x"', 'utf16le'),
    '{',
    '{"a":1}x',
    "{'a':1}",
    '{"a":NaN}',
    '\ufeff{}',
  ])('refuses anything but JSON in UTF-8', (json) => {
    expect(refusal(json)).toMatchObject({ code: 'malformed_json' });
  });

  it('refuses too many values before parsing them, and keeps the marked beginning of a body with too many members', () => {
    const members = (count: number): string =>
      `{${Array.from({ length: count }, (_, index) => `"n${index}":1`).join()}}`;
    expect(isCutBody(parse(members(200)))).toBe(false);
    for (const count of [201, 4_990, 90_000]) {
      const cut = parse(members(count));
      expect(isCutBody(cut)).toBe(true);
      expect(Object.keys(cut as object)).toHaveLength(200);
    }
    // Members of nested values do not count.
    expect(isCutBody(parse(`{"a":${members(300)},"b":${members(300)},"c":1}`))).toBe(false);
    for (const json of [`[${'1,'.repeat(6_000)}1]`, `{"a":[${'{},'.repeat(3_000)}1]}`]) {
      expect(refusal(json).message).toMatch('more than 5,000 values');
    }
    expect(refusal(`{"a":1,"a":2,${members(6_000).slice(1)}`).message).toMatch('twice');
  });
});
