/**
 * Names are shown next to other text, and people rely on them. So a name must not contain invisible characters, reorder
 * the text around it, or end its line.
 */

/**
 * Control and format characters (including bidi), line and paragraph separators, private use, and what fonts render as
 * nothing: fillers, variation selectors, tags. Braille's blank and the null notehead are blank only by their shape.
 */
const UNSEEN =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800\u{1d159}]/u;

const JOINER = '\u200d';
const NON_JOINER = '\u200c';
/** Scripts whose spelling needs joiners (RFC 5892, appendices A.1 and A.2). */
const JOINED_SCRIPTS = [
  ...['Arabic', 'Syriac', 'Mongolian', 'Nko', 'Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya'],
  ...['Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala', 'Khmer', 'Myanmar', 'Tibetan'],
];
const JOINED_LETTER = `[${JOINED_SCRIPTS.map((script) => `\\p{Script=${script}}`).join('')}]`;
const PICTURE = '\\p{Extended_Pictographic}';

/** Invisible characters that are part of correct spelling: they change how the preceding character looks. */
const IN_PLACE = new RegExp(
  [
    `(?<=${JOINED_LETTER})[${NON_JOINER}${JOINER}](?=${JOINED_LETTER})`,
    `(?<=${PICTURE}[\ufe0f\\p{Emoji_Modifier}]?)${JOINER}(?=${PICTURE})`,
    '(?<=\\p{Emoji})[\ufe0e\ufe0f]',
    '(?<=\\p{Script=Han})[\u{e0100}-\u{e01ef}]',
  ].join('|'),
  'gu',
);

/** Requires at least one visible character: marks alone are not enough. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Whether all of a text is visible, without affecting the order or the line of the surrounding text. */
export const isVisible = (text: string): boolean =>
  VISIBLE.test(text) && !UNSEEN.test(text.replaceAll(IN_PLACE, ''));

/**
 * Text that looks the same in one form: composed letters, plain spaces instead of all others, and none at the ends. So
 * a search finds it whatever keyboard it was typed on.
 */
export const inOneForm = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/\p{Zs}/gu, ' ')
    .trim();

/**
 * For names stored before they were checked, and for text that is not a name: invisible characters are written as
 * escapes, such as `\u200b`, so that different names look different.
 */
export const escapeUnseen = (text: string): string =>
  text.replaceAll(new RegExp(UNSEEN, 'gu'), (character, offset: number) =>
    isInPlace(text, offset) ? character : escapeOf(character),
  );

/** In UTF-16, as in JSON and JavaScript. */
export const escapeOf = (character: string): string =>
  Array.from({ length: character.length }, (_, unit) => character.charCodeAt(unit))
    .map((code) => `\\u${code.toString(16).padStart(4, '0')}`)
    .join('');

function isInPlace(text: string, offset: number): boolean {
  const pattern = new RegExp(IN_PLACE, 'guy');
  pattern.lastIndex = offset;
  return pattern.test(text);
}
