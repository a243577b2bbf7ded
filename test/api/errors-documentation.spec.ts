import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import '../../src/app.module.js';
import { errorDocumentation } from '../../src/core/errors/documentation.js';
import { errors } from '../../src/core/resource/declared.js';

const root = resolve(import.meta.dirname, '../..');
const documentation = readFileSync(join(root, 'docs/errors.md'), 'utf8');

describe('docs/errors.md', () => {
  it('is what npm run docs writes', () => {
    expect(documentation).toBe(errorDocumentation());
  });

  it.each([...errors()])('has %s where its type points', (code, { status, title, detail }) => {
    const sections = documentation.split(/^## /m);
    const section = sections.find((text) => text.startsWith(`${status} `));
    expect(section).toContain(`\n### \`${code}\`\n\n**${title}.** ${detail}\n\n`);
  });
});

describe('the catalogue of errors', () => {
  it('has statuses that mean an error', () => {
    const statuses = [...errors().values()].map(({ status }) => status);
    expect(statuses.every((status) => status >= 400 && status <= 503)).toBe(true);
  });
});
