import { escapeOf, escapeUnseen } from '@latchkey/sdk/visible-text';

/**
 * Makes untrusted text, such as a title or a file name, safe for a terminal: what would move the cursor, turn the text
 * around it, look like another line, or not show at all is escaped.
 */
export const printable = escapeUnseen;

/** The same for a text of several lines, in which some format characters have their place: control characters alone. */
export const printableLines = (text: string): string =>
  text.replace(/\p{Cc}/gu, (character) => ('\n\t'.includes(character) ? character : escapeOf(character)));
