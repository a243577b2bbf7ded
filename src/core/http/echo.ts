import { withoutCredentials } from './public-path.js';
import { escapeUnseen } from './visible-text.js';

/** The start of the caller's text: enough to recognise it. */
const MAX_ECHOED_CHARACTERS = 60;

/** Caller input shortened for an error message: one line, and no credential. */
export function shortened(words: string): string {
  const text = escapeUnseen(withoutCredentials(words.slice(0, 10 * MAX_ECHOED_CHARACTERS)).toWellFormed());
  return text.length > MAX_ECHOED_CHARACTERS
    ? `${text.slice(0, MAX_ECHOED_CHARACTERS).toWellFormed()}…`
    : text;
}
