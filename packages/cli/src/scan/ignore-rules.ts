import { readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** The rules of one `.gitignore` file for the paths below its directory, and those of the directories above. */
export interface IgnoreRules {
  directory: string;
  rules: Ignore;
  above: IgnoreRules | undefined;
}

const slashes = (path: string): string => (sep === '/' ? path : path.replaceAll(sep, '/'));

/** The rules of `file`, if it exists, in front of `above`. */
export function readRules(
  file: string,
  directory: string,
  above: IgnoreRules | undefined,
): IgnoreRules | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return above;
  }
  return { directory, rules: ignore({ ignorecase: false }).add(text), above };
}

/** The rules that its repository, if any, applies to `directory`, without the directory's own. */
export function rulesAbove(
  directory: string,
  isRepository: (directory: string) => boolean,
): IgnoreRules | undefined {
  const between: string[] = [];
  for (let at = directory; ; at = dirname(at)) {
    if (isRepository(at)) {
      const exclude = readRules(join(at, '.git', 'info', 'exclude'), at, undefined);
      return between
        .reverse()
        .reduce<IgnoreRules | undefined>(
          (rules, each) => readRules(join(each, '.gitignore'), each, rules),
          exclude,
        );
    }
    if (dirname(at) === at) return undefined;
    between.push(dirname(at));
  }
}

/** Decides as git does: the nearest file with a matching rule wins. */
export function isIgnored(path: string, isDirectory: boolean, nearest: IgnoreRules | undefined): boolean {
  for (let at = nearest; at; at = at.above) {
    const name = slashes(relative(at.directory, path));
    const { ignored, unignored } = at.rules.test(isDirectory ? `${name}/` : name);
    if (ignored || unignored) return ignored;
  }
  return false;
}
