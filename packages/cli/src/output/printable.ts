const CONTROL_CHARACTERS = /\p{Cc}/gu;

/**
 * Text that somebody else wrote, for a terminal: a title, the name of a file. Without the characters that would move the
 * cursor, or look like another line.
 */
export const printable = (text: string): string => text.replace(CONTROL_CHARACTERS, '?');

/** The same with line breaks and tabs, for text of several lines. */
export const printableLines = (text: string): string =>
  text.replace(CONTROL_CHARACTERS, (character) => ('\n\t'.includes(character) ? character : '?'));
