import { isUtf8 } from 'node:buffer';
import { problem } from '../errors/problem.js';
import { isStorable } from './fields.js';

/** No valid body is nested deeper; unlimited nesting would exhaust the stack when walked. */
const NESTING_MAX = 32;

/** Members and items in total. No valid body has more, and each costs time, known or not. */
const VALUES_MAX = 5_000;

/** Names that code which merges objects could mistake for the prototype. */
const PROTOTYPE_NAMES = new Set(['__proto__', 'constructor']);

/** Member names and item indexes, from the outside in. */
type Path = (string | number)[];

/** Top-level members. No valid body has more; if one does, these are checked to tell the caller which are unknown. */
const MEMBERS_MAX = 200;

const cutBodies = new WeakSet();

/** Whether this is only the beginning of a body, kept to report what is wrong with it: it must never be accepted. */
export const isCutBody = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && cutBodies.has(value);

export const tooManyMembers = () => malformed(`The body has more than ${MEMBERS_MAX} members.`);

/**
 * Parses a body more strictly than `JSON.parse`. It refuses what two readers could interpret differently (invalid
 * UTF-8, a repeated name in an object: RFC 8259 §4 and §8.1), what PostgreSQL cannot store (NUL, lone surrogates), and
 * what is meant to do harm (prototype names, endless nesting, endless lists).
 *
 * @throws {Problem} 400
 */
export function parseJsonBody(bytes: Buffer, valuesMax = VALUES_MAX): unknown {
  if (!isUtf8(bytes)) throw malformed('The body is not valid UTF-8.');
  const { members, cutAt } = survey(bytes, valuesMax);
  const value = parse(cutAt === null ? bytes.toString('utf8') : `${bytes.toString('utf8', 0, cutAt)}}`);
  // Of members with the same name, the parser keeps only the last.
  if (countMembers(value, []) !== members)
    throw malformed('An object in the body has the same member twice.');
  if (cutAt !== null) cutBodies.add(value as object);
  return value;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw problem('malformed_json', { cause: error });
  }
}

/** The total number of members of the objects in `value`. Checks every name and string on the way. */
function countMembers(value: unknown, path: Path): number {
  if (typeof value === 'string') {
    if (!isStorable(value)) throw unstorable(path);
    return 0;
  }
  if (typeof value !== 'object' || value === null) return 0;
  return Array.isArray(value)
    ? countMembersOfItems(value, path)
    : countMembersOfObject(value as Record<string, unknown>, path);
}

function countMembersOfItems(items: unknown[], path: Path): number {
  let members = 0;
  const depth = path.length;
  for (let index = 0; index < items.length; index += 1) {
    path[depth] = index;
    members += countMembers(items[index], path);
  }
  path.length = depth;
  return members;
}

function countMembersOfObject(object: Record<string, unknown>, path: Path): number {
  const names = Object.keys(object);
  let members = names.length;
  for (const name of names) {
    if (PROTOTYPE_NAMES.has(name)) throw malformed(`A member of the body is called ${name}.`);
    path.push(name);
    if (!isStorable(name)) throw unstorable(path);
    members += countMembers(object[name], path);
    path.pop();
  }
  return members;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const COMMA = 0x2c;
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

interface Survey {
  /** How many members the text has if it is valid JSON: the colons outside strings. */
  members: number;
  /** Where to cut a body that has too many members; `members` counts those before it. null: keep all of it. */
  cutAt: number | null;
}

/**
 * Scans the bytes once before anything is parsed.
 *
 * @throws if they are nested too deep, or there are too many values
 */
function survey(bytes: Buffer, valuesMax: number): Survey {
  let members = 0;
  let values = 1;
  let depth = 0;
  let ownMembers = 0;
  for (let position = 0; position < bytes.length; position += 1) {
    const byte = bytes[position];
    if (byte === QUOTE) position = endOfString(bytes, position);
    else if (byte === COLON) {
      members += 1;
      if (depth === 1) ownMembers += 1;
    } else if (byte === COMMA) {
      values += 1;
      if (depth === 1 && ownMembers === MEMBERS_MAX) return { members, cutAt: position };
    } else if (byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) depth -= 1;
    else if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) {
      depth += 1;
      values += 1;
      if (depth > NESTING_MAX) throw malformed(`The body is nested deeper than ${NESTING_MAX} levels.`);
    } else continue;
    if (values > valuesMax)
      throw malformed(`The body has more than ${valuesMax.toLocaleString('en')} values.`);
  }
  return { members, cutAt: null };
}

/** The position of the closing quote, or the end of the text if there is none. */
function endOfString(bytes: Buffer, start: number): number {
  for (let position = start + 1; position < bytes.length; position += 1) {
    const byte = bytes[position];
    if (byte === QUOTE) return position;
    // An escaped character, such as a quote, does not end the string.
    if (byte === BACKSLASH) position += 1;
  }
  return bytes.length;
}

const malformed = (detail: string) => problem('malformed_json', { detail });

const unstorable = (path: Path) =>
  problem('validation_failed', {
    errors: [
      {
        field: path.join('.').toWellFormed().replaceAll('\0', '\ufffd') || '(body)',
        message: 'must not contain NUL or lone surrogates',
      },
    ],
  });
