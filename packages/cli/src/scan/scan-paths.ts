import { statSync } from 'node:fs';
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { usageError } from '../cli-error.js';
import { reasonOf } from '../reason-of.js';
import { addResult, nothingScanned, type ScanResult } from './scan-files.js';
import { scanInPool } from './scan-pool.js';
import { scanStream } from './scan-stream.js';
import { walk } from './walk.js';

export interface PathsOptions {
  prefixes: readonly string[];
  respectIgnored: boolean;
  onProgress: (soFar: ScanResult) => void;
}

/**
 * Scans files and directory trees. A path that is named is scanned even if `.gitignore` excludes it.
 *
 * @throws CliError if a path does not exist
 */
export async function scanPaths(paths: readonly string[], options: PathsOptions): Promise<ScanResult> {
  const targets = paths.map((path) => ({ path: resolve(path), kind: kindOf(path) }));
  const total = nothingScanned();
  const onUnreadable = (file: string, reason: string): void => void total.unreadable.push({ file, reason });
  function* files(): Generator<string> {
    for (const { path, kind } of targets) {
      if (kind === 'directory') yield* walk(path, { ...options, onUnreadable });
      else if (kind === 'file') yield path;
    }
  }
  addResult(total, await scanInPool(files(), options));
  for (const { path, kind } of targets) {
    // A pipe: `latchkey scan <(git show)`.
    if (kind === 'other') addResult(total, await scanStream(createReadStream(path), path, options.prefixes));
  }
  return total;
}

function kindOf(path: string): 'directory' | 'file' | 'other' {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return 'directory';
    return stats.isFile() ? 'file' : 'other';
  } catch (error) {
    throw usageError(`${path}: ${reasonOf(error)}.`);
  }
}
