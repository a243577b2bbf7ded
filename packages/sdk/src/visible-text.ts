/**
 * Names are shown beside other words, and people decide by them. So a name holds nothing that cannot be seen, turns
 * the text around it, or ends its line.
 */

/**
 * Control, format (bidi among them), line and paragraph separators, private use, and what fonts leave out: fillers,
 * variation selectors, tags. Braille's blank and the null notehead are blank by their shape alone.
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

/** What is unseen and yet part of how something is written: it changes the look of what stands before it. */
const IN_PLACE = new RegExp(
  [
    `(?<=${JOINED_LETTER})[${NON_JOINER}${JOINER}](?=${JOINED_LETTER})`,
    `(?<=${PICTURE}[\ufe0f\\p{Emoji_Modifier}]?)${JOINER}(?=${PICTURE})`,
    '(?<=\\p{Emoji})[\ufe0e\ufe0f]',
    '(?<=\\p{Script=Han})[\u{e0100}-\u{e01ef}]',
  ].join('|'),
  'gu',
);

/** At least one thing to look at: marks alone are none. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Whether all of a text can be seen, and none of it changes the order or the line of what stands around it. */
export const isVisible = (text: string): boolean =>
  VISIBLE.test(text) && !UNSEEN.test(text.replaceAll(IN_PLACE, ''));

/**
 * One form for what looks the same: composed letters, and the plain space for all others, none at the ends. What was
 * typed on one keyboard is found by what is typed on another.
 */
export const inOneForm = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/\p{Zs}/gu, ' ')
    .trim();

/**
 * For names from before they were checked, and for words that are not names: what cannot be seen is written as an
 * escape, such as `\u200b`. So two names that differ look different.
 */
export const escapeUnseen = (text: string): string =>
  text.replaceAll(new RegExp(UNSEEN, 'gu'), (character, offset: number) =>
    isInPlace(text, offset) ? character : escapeOf(character),
  );

/** In UTF-16, as JSON and JavaScript have it. */
export const escapeOf = (character: string): string =>
  Array.from({ length: character.length }, (_, unit) => character.charCodeAt(unit))
    .map((code) => `\\u${code.toString(16).padStart(4, '0')}`)
    .join('');

function isInPlace(text: string, offset: number): boolean {
  const pattern = new RegExp(IN_PLACE, 'guy');
  pattern.lastIndex = offset;
  return pattern.test(text);
}
