import { withoutCredentials } from './public-path.js';
import { escapeUnseen } from './visible-text.js';

/** The caller's own words: enough to recognise them. */
const MAX_ECHOED_CHARACTERS = 60;

/** What a caller has sent, for a message about it: no credential, one line, and short. */
export function shortened(words: string): string {
  const text = escapeUnseen(withoutCredentials(words.slice(0, 10 * MAX_ECHOED_CHARACTERS)).toWellFormed());
  return text.length > MAX_ECHOED_CHARACTERS
    ? `${text.slice(0, MAX_ECHOED_CHARACTERS).toWellFormed()}…`
    : text;
}
