import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import '../../src/app.module.js';
import { mails as declaredMails } from '../../src/core/resource/declared.js';
import { renderEmailPage } from '../../src/tools/generate/email-docs.js';
import { everyMail, mailSamples } from '../support/mails.js';

const root = resolve(import.meta.dirname, '../..');
const read = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8');

/** The subjects of each declaration. */
const declarations = [...declaredMails().keys()].map((name) => ({
  name,
  subjects: name.split('; ').map(toPattern),
}));

function toPattern(subject: string): RegExp {
  const parts = subject.split('…').map((part) => part.replaceAll(/[^\w\s]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`);
}

const mails = Object.entries(everyMail({ text: 'importer', link: 'https://keys.acme.dev/api-keys' }));

describe('docs/email.md', () => {
  it('matches what npm run docs generates from the declarations', () => {
    const page = read('docs/email.md');
    expect(page).toBe(renderEmailPage(page));
  });

  it.each(mails)('has one row for %s', (_name, { subject }) => {
    const fitting = declarations.filter(({ subjects }) => subjects.some((pattern) => pattern.test(subject)));
    expect({ subject, rows: fitting.map(({ name }) => name) }).toEqual({
      subject,
      rows: [expect.any(String)],
    });
  });

  it('lists no email that is not sent', () => {
    const patterns = declarations.flatMap(({ subjects }) => subjects);
    expect(patterns.length).toBeGreaterThan(20);
    const unsent = patterns.filter((pattern) => !mails.some(([, { subject }]) => pattern.test(subject)));
    expect(unsent).toEqual([]);
  });
});

describe('The samples of emails', () => {
  it.each([...mailSamples.keys()])('of %s have every template of the module', (module) => {
    const folder = `src/modules/${module}/mails`;
    const templates = readdirSync(join(root, folder)).flatMap((file) =>
      [...read(folder, file).matchAll(/^export (?:const|function) (\w+Mail)\b/gm)].map(
        ([, name]) => name as string,
      ),
    );
    expect(templates).not.toEqual([]);
    const samples = read(folder, 'samples.ts');
    expect(templates.filter((name) => !samples.includes(`${name}(`))).toEqual([]);
  });
});
