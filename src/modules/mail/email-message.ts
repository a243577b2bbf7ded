import { escapeUnseen } from '../../core/http/visible-text.js';

/**
 * The content of a mail, from which both plain text and HTML are rendered. All of it is plain text; names that people
 * choose must go through `quoted` first.
 */
export interface EmailMessage {
  subject: string;
  paragraphs: string[];
  /** Details: what, when, from where. */
  facts?: Fact[];
  /** The one thing to do. */
  action?: { label: string; url: string };
  /** Small print: why this mail was sent, and what to do if it is unexpected. */
  notes: string[];
}

export type Fact = readonly [label: string, value: string];

/** Both forms of a mail. */
export interface MailContent {
  subject: string;
  text: string;
  html: string;
}

const QUOTED_LENGTH_MAX = 60;
/** Patterns that mail programs turn into links: `://`, and a dot or an at sign inside a word. */
const MAKES_A_LINK = /(?<=\S)(:|\.|@)(?=\S)/g;
const WORD_JOINER = '\u2060';

/**
 * A user-chosen name, for a mail to someone else: one line, short, in quotation marks, and never a link. Otherwise a
 * workspace called "You won, see example.com" would let anyone send advertisements in our name.
 */
export const quoted = (name: string): string => `“${harmless(name, QUOTED_LENGTH_MAX)}”`;

/** Other foreign text: one line, limited in length, and never a link. */
export function harmless(text: string, lengthMax: number): string {
  const line = escapeUnseen(text.replace(/\s+/g, ' ').trim());
  const characters = Array.from(line);
  const short = characters.length > lengthMax ? `${characters.slice(0, lengthMax).join('')}…` : line;
  return short.replace(MAKES_A_LINK, `$1${WORD_JOINER}`);
}

/** Times in mails are UTC, and say so. */
export const inUtc = (time: Date): string => `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
