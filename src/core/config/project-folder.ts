import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder that holds `docs/` and `web/`: the nearest ancestor of this file with a `package.json`. The sources and
 * the bundle in `dist/` lie at different depths.
 */
export const projectFolder = findProjectFolder(import.meta.dirname);

function findProjectFolder(folder: string): string {
  const parent = dirname(folder);
  return existsSync(join(folder, 'package.json')) || parent === folder ? folder : findProjectFolder(parent);
}
