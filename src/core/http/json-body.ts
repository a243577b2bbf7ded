import { isUtf8 } from 'node:buffer';
import { problem } from '../errors/problem.js';
import { isStorable } from './fields.js';

/** Nothing that the API takes is nested deeper; walking what is nested without end would exhaust the stack. */
const NESTING_MAX = 32;

/** Names that code which merges objects could take for the prototype. */
const PROTOTYPE_NAMES = new Set(['__proto__', 'constructor']);

/** Names of members and indexes of items, from the outside in. */
type Path = (string | number)[];

/**
 * Parses a body more strictly than `JSON.parse`. Refused is what two readers could understand differently (bytes
 * that are no UTF-8, a name that occurs twice in an object: RFC 8259 §4 and §8.1), what PostgreSQL cannot
 * store (NUL, lone surrogates), and what is made to do harm (prototype names, endless nesting).
 *
 * @throws {Problem} 400
 */
export function parseJsonBody(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) throw malformed('The body is not valid UTF-8.');
  const json = bytes.toString('utf8');
  const value = parse(json);
  const members = countMembers(value, []);
  // Of members with the same name, the parser keeps the last alone.
  if (members !== countWrittenMembers(json))
    throw malformed('An object in the body has the same member twice.');
  return value;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw problem('malformed_json', { cause: error });
  }
}

/** How many members the objects in `value` have, all together. Checks every name and string on the way. */
function countMembers(value: unknown, path: Path): number {
  if (typeof value === 'string') {
    if (!isStorable(value)) throw unstorable(path);
    return 0;
  }
  if (typeof value !== 'object' || value === null) return 0;
  if (path.length >= NESTING_MAX) throw malformed(`The body is nested deeper than ${NESTING_MAX} levels.`);
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

/** How many members stand in the text, which is valid JSON: the strings with a colon behind them. */
function countWrittenMembers(json: string): number {
  let members = 0;
  let end = -1;
  for (;;) {
    const start = json.indexOf('"', end + 1);
    if (start === -1) return members;
    end = endOfString(json, start);
    if (isColonNext(json, end + 1)) members += 1;
  }
}

function endOfString(json: string, start: number): number {
  let end = json.indexOf('"', start + 1);
  while (isEscaped(json, end)) end = json.indexOf('"', end + 1);
  return end;
}

/** Whether an odd number of backslashes stands before `position`. */
function isEscaped(json: string, position: number): boolean {
  let first = position;
  while (json[first - 1] === '\\') first -= 1;
  return (position - first) % 2 === 1;
}

function isColonNext(json: string, position: number): boolean {
  let next = position;
  while (' \t\r\n'.includes(json[next] ?? ']')) next += 1;
  return json[next] === ':';
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
