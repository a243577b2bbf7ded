import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { everyMail } from '../support/mails.js';

const root = resolve(import.meta.dirname, '../..');
const read = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8');

/** The first column of the table: subjects with … for variable parts, several of them separated by semicolons. */
const rows = [
  ...(
    read('docs/email.md')
      .split(/^## The emails$/m)[1]
      ?.split(/^## /m)[0] ?? ''
  ).matchAll(/^\| (.+?) +\|/gm),
]
  .map(([, cell]) => cell as string)
  .filter((cell) => cell !== 'subject' && !cell.startsWith('---'))
  .map((cell) => ({ cell, subjects: cell.split('; ').map(toPattern) }));

function toPattern(subject: string): RegExp {
  const parts = subject.split('…').map((part) => part.replaceAll(/[^\w\s]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`);
}

const mails = Object.entries(everyMail({ text: 'importer', link: 'https://keys.acme.dev/api-keys' }));

describe('docs/email.md', () => {
  it.each(mails)('has one row for %s', (_name, { subject }) => {
    const fitting = rows.filter(({ subjects }) => subjects.some((pattern) => pattern.test(subject)));
    expect({ subject, rows: fitting.map(({ cell }) => cell) }).toEqual({
      subject,
      rows: [expect.any(String)],
    });
  });

  it('lists no email that is not sent', () => {
    const patterns = rows.flatMap(({ subjects }) => subjects);
    expect(patterns.length).toBeGreaterThan(20);
    const unsent = patterns.filter((pattern) => !mails.some(([, { subject }]) => pattern.test(subject)));
    expect(unsent).toEqual([]);
  });
});

describe('The samples of emails', () => {
  const folder = 'src/modules/mail/templates';
  const templates = readdirSync(join(root, folder)).flatMap((file) =>
    [...read(folder, file).matchAll(/^export (?:const|function) (\w+Mail)\b/gm)].map(
      ([, name]) => name as string,
    ),
  );

  it('have every template', () => {
    expect(templates.length).toBeGreaterThan(20);
    const samples = read('test/support/mails.ts');
    expect(templates.filter((name) => !samples.includes(`${name}(`))).toEqual([]);
  });
});
