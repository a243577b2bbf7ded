import { parseEnv } from 'node:util';
import { ConfigError } from './config-error.js';

const BLANKS = '[ \\t]*';
/** What may follow a value in quotes on its line. Anything else means that an earlier quote was not closed. */
const END = `${BLANKS}(?:#.*)?(?:\\n|$)`;
const NAME = `${BLANKS}(?:export[ \\t])?${BLANKS}([A-Za-z_]\\w*)${BLANKS}=`;

const IGNORED_LINE = new RegExp(END, 'y');
const QUOTED = new RegExp(`${NAME}${BLANKS}(["'\`])(?:(?!\\2)[^])*\\2${END}`, 'y');
const UNQUOTED = new RegExp(`${NAME}(?!${BLANKS}["'\`])(.*)(?:\\n|$)`, 'y');

/**
 * Reads the text of a `.env` file. Node's parser takes everything up to the next `=` as a name, so a stray line would
 * silently swallow the variable after it, which may be `NODE_ENV=production`. So it is given one variable at a time.
 *
 * @throws {ConfigError} naming the line that would not be read as it is meant
 */
export function parseEnvFile(file: string): Record<string, string | undefined> {
  // Some editors on Windows begin a file with a byte-order mark.
  const text = file.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const values: Record<string, string | undefined> = {};
  for (let at = 0; at < text.length;) {
    const ignored = matchAt(IGNORED_LINE, text, at)?.[0];
    const entry = ignored ?? variableAt(text, at);
    if (ignored === undefined) Object.assign(values, parseEnv(entry.trim()));
    at += entry.length;
  }
  return values;
}

function matchAt(pattern: RegExp, text: string, start: number): RegExpExecArray | null {
  pattern.lastIndex = start;
  return pattern.exec(text);
}

/** @returns the lines of one variable */
function variableAt(text: string, start: number): string {
  const quoted = matchAt(QUOTED, text, start)?.[0];
  if (quoted !== undefined) return quoted;

  const place = `.env, line ${text.slice(0, start).split('\n').length}`;
  const [entry, name, value = ''] = matchAt(UNQUOTED, text, start) ?? [];
  if (entry === undefined) {
    throw new ConfigError(
      `${place}: must be NAME=value; a value in quotes must be closed, and alone on the rest of its line`,
    );
  }
  if (/^([^#]*[^\s#])?#/.test(value)) {
    throw new ConfigError(
      `${place}: the value of ${name} would end at its "#": put it in quotes, or a space before a comment`,
    );
  }
  return entry;
}
