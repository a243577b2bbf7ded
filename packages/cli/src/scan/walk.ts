import { type Dirent, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type IgnoreRules, isIgnored, readRules, rulesAbove } from './ignore-rules.js';
import { reasonOf } from '../reason-of.js';

export interface WalkOptions {
  /** Whether to skip files that `.gitignore` excludes. */
  respectIgnored: boolean;
  onUnreadable: (directory: string, reason: string) => void;
}

const isRepository = (directory: string): boolean => existsSync(join(directory, '.git'));

/**
 * The regular files below `root`, directory by directory, sorted by name. Like git, this does not follow symbolic
 * links: their targets are either below the root too or not part of it.
 */
export function* walk(root: string, options: WalkOptions): Generator<string> {
  const rules = options.respectIgnored ? rulesAbove(root, isRepository) : undefined;
  const pending: { directory: string; above: IgnoreRules | undefined }[] = [
    { directory: root, above: rules },
  ];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { directory, above } = next;
    const entries = readEntries(directory, options);
    const hasRules = options.respectIgnored && entries.some(({ name }) => name === '.gitignore');
    const nearest = hasRules ? readRules(join(directory, '.gitignore'), directory, above) : above;
    const below: string[] = [];
    for (const entry of entries) {
      const isDirectory = entry.isDirectory();
      if (entry.name === '.git' || !(isDirectory || entry.isFile())) continue;
      const path = join(directory, entry.name);
      if (isIgnored(path, isDirectory, nearest)) continue;
      if (isDirectory) below.push(path);
      else yield path;
    }
    for (const path of below.reverse()) pending.push({ directory: path, above: nearest });
  }
}

function readEntries(directory: string, { onUnreadable }: WalkOptions): Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch (error) {
    onUnreadable(directory, reasonOf(error));
    return [];
  }
}
