import { expect, it } from '@jest/globals';
import { DocsSearch } from './docs-search.js';

const page = (title: string, text: string) => ({
  title,
  headings: [],
  html: `<h1 id="top">${title}</h1>\n<p>${text}</p>\n`,
});

const search = await DocsSearch.of(
  new Map([
    ['rotation', page('Rotation', 'A key is rotated with an overlap.')],
    ['ninth', page('Elsewhere', 'nine')],
    ['first', page('Numbers', 'one')],
  ]),
);
const found = (words: string): string[] => search.find(words).map(({ id }) => id);

it('A search matches word prefixes and tolerates typing errors', () => {
  for (const words of ['rotation', 'rotat', 'ROTATION', 'rotaton', 'overlap key'])
    expect(found(words)).toEqual(['/docs/rotation']);
});

it('A search is cheap for anyone to run: single letters match no prefixes, and at most eight words count', () => {
  expect(found('r')).toEqual([]);
  expect(found('ro')).toEqual([]);
  expect(found('a1 a2 a3 a4 a5 a6 a7 one')).toEqual(['/docs/first']);
  expect(found('a1 a2 a3 a4 a5 a6 a7 a8 nine')).toEqual([]);
  expect(found(`${'a1 '.repeat(20)}nine`)).toEqual(['/docs/ninth']);
});
