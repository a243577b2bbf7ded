import { escapeOf, escapeUnseen } from '@latchkey/sdk/visible-text';

/**
 * Makes untrusted text, such as a title or a file name, safe for a terminal by escaping whatever would move the cursor,
 * reorder the surrounding text, imitate another line, or be invisible.
 */
export const printable = escapeUnseen;

/** The same for multi-line text, where some format characters are legitimate: escapes only control characters. */
export const printableLines = (text: string): string =>
  text.replace(/\p{Cc}/gu, (character) => ('\n\t'.includes(character) ? character : escapeOf(character)));
