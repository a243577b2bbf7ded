import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder } from '../../core/config/project-folder.js';

const ROOT = join(projectFolder, 'docs');

/** The page that lists the others. Its URL is `/docs` itself. */
export const INDEX_PAGE = 'README';

/** Names of all pages: `errors` for `docs/errors.md`, `adr/0001-leases` for one in a subfolder. */
export function listPages(): ReadonlySet<string> {
  const files = existsSync(ROOT) ? readdirSync(ROOT, { recursive: true, encoding: 'utf8' }) : [];
  return new Set(
    files.filter((file) => file.endsWith('.md')).map((file) => file.slice(0, -3).replaceAll('\\', '/')),
  );
}

/** @param name one of {@link listPages}: nothing else is opened */
export const readPage = (name: string): Promise<string> => readFile(join(ROOT, `${name}.md`), 'utf8');

export const readStylesheet = (): Promise<string> => readFile(join(ROOT, 'assets/style.css'), 'utf8');

/** The URL of a page. */
export const addressOf = (name: string): string => (name === INDEX_PAGE ? '/docs' : `/docs/${name}`);
