/// <reference types="node" />
import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { errorWords } from './error-words';

/** What modules say about a field in sentences of their own, rather than in those of the schemas. */
const SOURCES = [
  'webhooks/endpoints/endpoint-url.ts',
  'sso/provider/why-unusable.ts',
  'sso/provider/discover.ts',
];
const SENTENCE = /(['`])((?:must|has|leads|does|answers|differs|cannot|names) [^'`]+)\1/g;

const sentencesIn = (file: string): string[] =>
  [...readFileSync(new URL(`../../../src/modules/${file}`, import.meta.url), 'utf8').matchAll(SENTENCE)].map(
    ([, , sentence = '']) =>
      sentence.replace(/\$\{reason\}/, 'is a shared (CGNAT) address').replaceAll(/\$\{[^}]+\}/g, '400'),
  );

describe('What the server says about a field', () => {
  it.each(SOURCES)('is known for translation, in %s', (file) => {
    const sentences = sentencesIn(file);
    expect(sentences.length).toBeGreaterThan(3);
    const unknown = sentences.filter(
      (sentence) => errorWords.aboutField(sentence, () => 'known') !== 'known',
    );
    expect(unknown).toEqual([]);
  });
});
