import { escapeUnseen } from '../../core/http/visible-text.js';

/**
 * What a mail says, once, for both of its forms: plain text and HTML are made from the same parts. All of it is
 * plain text; what people chose themselves (names) goes through `quoted` first.
 */
export interface Letter {
  subject: string;
  paragraphs: string[];
  /** Things to look at: what, when, from where. */
  facts?: Fact[];
  /** The one thing to do. */
  action?: { label: string; url: string };
  /** Small print: why this mail came, and what to do if it should not have. */
  notes: string[];
}

export type Fact = readonly [label: string, value: string];

/** A letter in the two forms that a mail has. */
export interface MailContent {
  subject: string;
  text: string;
  html: string;
}

const QUOTED_LENGTH_MAX = 60;
/** Where mail programs would see a link: `://`, and a dot or an at sign inside a word. */
const MAKES_A_LINK = /(?<=\S)(:|\.|@)(?=\S)/g;
const WORD_JOINER = '\u2060';

/**
 * A name that somebody chose, for a mail to somebody else: one line, short, in quotation marks, and never a link.
 * Otherwise a workspace called "You won, see example.com" would let anybody send such advertisements in our name.
 */
export const quoted = (name: string): string => `“${harmless(name, QUOTED_LENGTH_MAX)}”`;

/** Other words that are not ours: one line, no longer than that, and never a link. */
export function harmless(text: string, lengthMax: number): string {
  const line = escapeUnseen(text.replace(/\s+/g, ' ').trim());
  const characters = Array.from(line);
  const short = characters.length > lengthMax ? `${characters.slice(0, lengthMax).join('')}…` : line;
  return short.replace(MAKES_A_LINK, `$1${WORD_JOINER}`);
}

/** Times in mails are UTC, and say so. */
export const inUtc = (time: Date): string => `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
