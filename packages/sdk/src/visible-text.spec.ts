import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { escapeUnseen, inOneForm, isVisible } from './visible-text.js';

describe('Visible text', () => {
  it.each([
    'Production backend',
    'Ünïcödé',
    'Ünïcödé'.normalize('NFD'),
    '山田 太郎',
    '辻󠄀',
    'علی‌رضا',
    'ශ්‍රී',
    'שלום',
    '👨‍👩‍👧 family',
    '❤️',
    '👩🏽‍💻',
    '1️⃣',
    '—',
  ])('%s', (text) => {
    expect(isVisible(text)).toBe(true);
    expect(escapeUnseen(text)).toBe(text);
  });
});

describe('Invisible or reordering text', () => {
  /** By code point, because here they would be invisible, too. */
  const alone = [
    ...[0x00, 0x07, 0x09, 0x0a, 0x0d, 0x1b, 0x7f, 0x85, 0x9b, 0xad, 0x034f, 0x061c, 0x06dd, 0x115f, 0x1160],
    ...[
      0x17b4, 0x180b, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202e, 0x2060,
    ],
    ...[
      0x2063, 0x2066, 0x2069, 0x206f, 0x2800, 0x3164, 0xfe0f, 0xfeff, 0xffa0, 0xfff9, 0x1d173, 0xe000,
      0xe0001,
    ],
    ...[0xe0041, 0xe0100, 0x10ffff],
  ].map((code) => [code.toString(16), String.fromCodePoint(code)] as const);

  it.each(alone)('U+%s, alone and in a word', (_, character) => {
    expect(isVisible(character)).toBe(false);
    expect(isVisible(`pay${character}pal`)).toBe(false);
    expect(isVisible(`admin${character}`)).toBe(false);
    expect(escapeUnseen(`pay${character}pal`)).toMatch(/^pay(\\u[0-9a-f]{4})+pal$/);
    expect(JSON.parse(`"${escapeUnseen(character)}"`)).toBe(character);
  });

  it.each(['', ' ', '\u0301', '\u3000'])('%j has nothing to look at', (text) => {
    expect(isVisible(text)).toBe(false);
  });

  it('never survives normalisation', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = escapeUnseen(text.toWellFormed());
        expect(isVisible(`x${clean}`)).toBe(true);
      }),
    );
  });
});

describe('One form', () => {
  it('is shared by text that looks the same', () => {
    expect(inOneForm(' re\u0301sume\u0301\u00a0\u3000')).toBe('r\u00e9sum\u00e9');
    expect(inOneForm('\u5c71\u7530\u3000\u592a\u90ce')).toBe('\u5c71\u7530 \u592a\u90ce');
  });
});
