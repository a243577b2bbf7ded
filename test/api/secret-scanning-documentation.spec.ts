import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { generateApiKey } from '../../src/core/secrets/api-key-format.js';
import { renderSecretScanningPage } from '../../src/tools/generate/secret-scanning-docs.js';

const page = readFileSync(resolve(import.meta.dirname, '../../docs/secret-scanning.md'), 'utf8');

describe('docs/secret-scanning.md', () => {
  it('matches what npm run docs generates from the format', () => {
    expect(page).toBe(renderSecretScanningPage(page));
  });

  it.each([
    ['the regular expression', /```text\n(.*)\n```/],
    ['the rule for gitleaks', /regex = '''(.*)'''/],
  ])('has a regular expression for %s that finds keys, but no shorter text', (_, where) => {
    const [, source = '^never'] = where.exec(page) ?? [];
    const key = generateApiKey('lk');
    expect(`KEY="${key}"`.match(new RegExp(source, 'g'))).toEqual([key]);
    expect(key.slice(0, -1)).not.toMatch(new RegExp(source));
    expect(generateApiKey('ink')).not.toMatch(new RegExp(source));
  });

  it('gives gitleaks a keyword that every key contains', () => {
    const [, keyword = 'none'] = /keywords = \["(.*)"\]/.exec(page) ?? [];
    expect(generateApiKey('lk')).toContain(keyword);
  });
});
