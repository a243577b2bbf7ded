import { describe, expect, it } from '@jest/globals';
import { parseEnvFile } from './env-file.js';

describe('A .env file', () => {
  it.each<[string, string, Record<string, string>]>([
    ['that is empty', '', {}],
    ['without a line break at its end', 'A=1', { A: '1' }],
    ['with a byte-order mark', '\uFEFFNODE_ENV=production\nPORT=1\n', { NODE_ENV: 'production', PORT: '1' }],
    ["with Windows' line breaks", 'A=1\r\n\r\n# x\r\nB="2"\r\n', { A: '1', B: '2' }],
    ['with comments', '# A=1\n\n  # b\nB=2 # c\nC="#3" # "d"\nD= # e\n', { B: '2', C: '#3', D: '' }],
    ['with a # in a comment', 'A=1 # b#c\nB=2 ## d\n', { A: '1', B: '2' }],
    ['with exported and indented variables', 'export A=1\n  B = 2\n', { A: '1', B: '2' }],
    ['with empty variables', 'A=\nB=""\nC=3\n', { A: '', B: '', C: '3' }],
    ['with values in quotes', `A='a#b'\nB="c#d"\nC=\`e#f\`\n`, { A: 'a#b', B: 'c#d', C: 'e#f' }],
    ['with a value of several lines', `A='[\n  {"b": "c"}\n]'\nD=1\n`, { A: '[\n  {"b": "c"}\n]', D: '1' }],
    ['with equals signs and quotes in values', `A=b=c"d"==\nB=it's\n`, { A: 'b=c"d"==', B: "it's" }],
  ])('%s is read', (_, text, values) => {
    expect({ ...parseEnvFile(text) }).toEqual(values);
  });

  it.each<[string, string, RegExp]>([
    ['a stray line', 'Latchkey settings\nNODE_ENV=production\n', /^\.env, line 1: must be NAME=value/],
    ['a stray last line', 'A=1\nNODE_ENV production', /^\.env, line 2: must be NAME=value/],
    ['colons', 'PORT=1\n\nSIGNUP: closed\nSECOND_FACTOR=required\n', /^\.env, line 3: /],
    ['a stray line that ends in =', 'see this=\nSIGNUP=closed\n', /^\.env, line 1: /],
    ['a quote that is not closed', 'A="x\nNODE_ENV=production\n', /^\.env, line 1: /],
    ['a quote that closes lines later', 'A="x\nNODE_ENV=production\nB="y"\n', /^\.env, line 1: /],
    ['a value that starts with #', 'A=#def\n', /^\.env, line 1: the value of A /],
    ['text after a quote', `A='x'y\n`, /^\.env, line 1: /],
    [
      'a value that would be cut off',
      'B=1\nMASTER_KEY=abc#def\n',
      /^\.env, line 2: the value of MASTER_KEY /,
    ],
    ['a mark in its middle', 'A=1\n\uFEFFB=2\n', /^\.env, line 2: /],
  ])('with %s is refused, with the line and without a value', (_, text, message) => {
    const error = (() => {
      try {
        return parseEnvFile(text);
      } catch (reason) {
        return reason as Error;
      }
    })();
    expect(error).toMatchObject({ name: 'ConfigError', message: expect.stringMatching(message) });
    expect((error as Error).message).not.toMatch(/abc|def|production|required/);
  });
});
