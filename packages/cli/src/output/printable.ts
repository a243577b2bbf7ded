const CONTROL_CHARACTERS = /\p{Cc}/gu;

/**
 * Makes untrusted text, such as a title or a file name, safe for a terminal: without the characters that would move the
 * cursor or look like another line.
 */
export const printable = (text: string): string => text.replace(CONTROL_CHARACTERS, '?');

/** The same for text of several lines: keeps line breaks and tabs. */
export const printableLines = (text: string): string =>
  text.replace(CONTROL_CHARACTERS, (character) => ('\n\t'.includes(character) ? character : '?'));
