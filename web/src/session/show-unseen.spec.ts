import { describe, expect, it } from '@jest/globals';
import { asShown, asStored } from './show-unseen';

describe('Texts of the server', () => {
  it('are shown with escapes for what is invisible, except line breaks and tabs in notes and values', () => {
    expect(
      asShown({
        name: 'A\u200bd\nm',
        description: 'one\r\n\ttwo\u202e',
        metadata: { name: '-\nB\u0007' },
        list: [{ name: '\u{e0041}' }],
        body: 'a\u200bb',
      }),
    ).toEqual({
      name: String.raw`A\u200bd\u000am`,
      description: `one\r\n\ttwo${String.raw`\u202e`}`,
      metadata: { name: `-\nB${String.raw`\u0007`}` },
      list: [{ name: String.raw`\udb40\udc41` }],
      body: 'a\u200bb',
    });
  });

  it('are shown differently if they differ, even where one contains what looks like an escape', () => {
    expect(asShown(String.raw`A\u200bd`)).toBe(String.raw`A\u005cu200bd`);
    expect(asShown(String.raw`C:\users and \u00e9`)).toBe(String.raw`C:\users and \u00e9`);
  });

  it.each([
    'plain',
    'A\u200bd\u202em\u{e0041}',
    'one\r\n\ttwo',
    String.raw`\u200b \u005cu200b \\u200b \\\u005c \ud83d\ude00 \u00e9 \u20`,
    '\\\u200b\\u20\u200b0b',
    '\u{1f469}\u200d\u{1f4bb} \u2764\ufe0f',
  ])('are restored from what is shown: %j', (text) => {
    const content = {
      name: text,
      description: text,
      metadata: { a: text },
      body: text,
      list: [text, null, 1],
    };
    expect(asStored(asShown(content))).toEqual(content);
  });
});
