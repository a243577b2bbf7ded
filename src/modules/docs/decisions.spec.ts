import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseContents } from './contents.js';

const docs = resolve(import.meta.dirname, '../../../docs');
const files = readdirSync(join(docs, 'adr')).sort();
const index = readFileSync(join(docs, 'README.md'), 'utf8');
const numberOf = (file: string): number => Number(file.slice(0, 4));

describe('The decisions in docs/adr', () => {
  it.each(files)('%s has a number, a status with a date, and the sections of all decisions', (file) => {
    const text = readFileSync(join(docs, 'adr', file), 'utf8');
    const [title = '', , status = ''] = text.split('\n');
    expect(file).toMatch(/^\d{4}-[a-z0-9-]+\.md$/);
    expect(title).toMatch(new RegExp(`^# ${numberOf(file)}\\. [A-Z]`));
    expect(status).toMatch(
      /^Status: (proposed|accepted|superseded by \[\d+\]\(\d{4}-[a-z0-9-]+\.md\)), \d{4}-\d{2}-\d{2}$/,
    );
    expect([...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual([
      'Context',
      'Decision',
      'Consequences',
      'Alternatives considered',
    ]);
  });

  it('are all in the index, with their numbers and in their order', () => {
    const listed = parseContents(index)
      .flatMap(({ entries }) => entries)
      .filter(({ page }) => page.startsWith('adr/'))
      .map(({ page, summary }) => ({
        file: page.slice('adr/'.length) + '.md',
        number: /^decision (\d+),/.exec(summary)?.[1],
      }));
    expect(listed).toEqual(files.map((file) => ({ file, number: String(numberOf(file)) })));
  });

  it('have numbers without gaps, except those that the index names', () => {
    const numbers = files.map(numberOf);
    const missing = Array.from({ length: Math.max(...numbers) }, (_, before) => before + 1).filter(
      (number) => !numbers.includes(number),
    );
    const [, named = ''] = /Decisions keep their number\. ([\d, and]+) were never given\./.exec(index) ?? [];
    expect(named.match(/\d+/g)?.map(Number)).toEqual(missing);
    expect(new Set(numbers).size).toBe(files.length);
  });
});
