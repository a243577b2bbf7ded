import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the generators of resources and migrations have in common. */

export const root = join(import.meta.dirname, '..');

export const PATTERN = /^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/;

export function refuseOtherCharacters(name) {
  if (!PATTERN.test(name))
    throw new Error(`"${name}" must be lower-case words with hyphens, such as "purchase-orders".`);
}

/** Prepares the change of a file, which the caller writes once every change has succeeded. */
export async function edit(file, change) {
  try {
    return { file, text: change(await readFile(join(root, file), 'utf8')) };
  } catch (error) {
    throw new Error(`${file}: ${error.message}`, { cause: error });
  }
}

export function insertBefore(text, anchor, added) {
  if (!text.includes(anchor)) throw new Error(`the line "${anchor.trim()}" is not there`);
  return text.replace(anchor, () => added + anchor);
}

export function insertAfter(text, anchor, added) {
  if (!text.includes(anchor)) throw new Error(`the line "${anchor.trim()}" is not there`);
  return text.replace(anchor, () => anchor + added);
}

/** The server's own source, without its tests. */
export async function sourceFiles() {
  const names = await readdir(join(root, 'src'), { recursive: true });
  return Promise.all(
    names
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
      .sort()
      .map(async (name) => ({
        file: `src/${name.replaceAll('\\', '/')}`,
        text: await readFile(join(root, 'src', name), 'utf8'),
      })),
  );
}

/** Later than every other migration: they run in the order of their times, whichever module they belong to. */
export async function nextMigrationTime() {
  const times = (await sourceFiles()).map(({ file }) =>
    Number(/\/migrations\/(\d{13})-/.exec(file)?.[1] ?? 0),
  );
  return Math.max(Date.now(), ...times.map((time) => time + 1));
}

/** Replaces `{{word}}` in a template. */
export function fill(text, words) {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name) => {
    if (words[name] === undefined) throw new Error(`No template word is called ${name}`);
    return words[name];
  });
}

export function camel(kebab) {
  return kebab.replaceAll(/-(.)/g, (_, letter) => letter.toUpperCase());
}

export function upperFirst(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
