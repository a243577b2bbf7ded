import { linkSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { displayPrefix } from '@latchkey/sdk/api-key-format';
import { generateApiKey } from '../../src/core/secrets/api-key-format.js';
import { runCli } from '../support/cli.js';
import { testRun } from '../support/run.js';

const FILES = 100_000;
const FILES_PER_DIRECTORY = 200;
const KEY_IN_EVERY = 100;
/** Beyond this number, files without a key are hard links to earlier ones, because creating files is slow. */
const DISTINCT_FILES = 9_000;
const PREFIXES = ['lk', 'ink', 'a', 'acme_live'];

/** Well-formed except for one wrong bit in the checksum. */
function lookAlike(prefix: string): string {
  const key = generateApiKey(prefix);
  const last = parseInt(key.slice(-1), 16) ^ 1;
  return key.slice(0, -1) + last.toString(16);
}

describe('latchkey scan, on a tree of 100,000 files with 1,000 keys and 100,000 look-alikes', () => {
  let root = '';
  const pathOf = (number: number): string =>
    join(root, `d${Math.floor(number / FILES_PER_DIRECTORY)}`, `f${number}.txt`);
  const planted = new Map<string, string>();

  beforeAll(() => {
    root = mkdtempSync(join(testRun.directory, 'tree-'));
    for (let number = 0; number < FILES; number += 1) {
      const file = pathOf(number);
      if (number % FILES_PER_DIRECTORY === 0) mkdirSync(dirname(file));
      const hasKey = number % KEY_IN_EVERY === 0;
      if (!hasKey && number >= DISTINCT_FILES) {
        linkSync(pathOf(number % DISTINCT_FILES), file);
        continue;
      }
      const prefix = PREFIXES[number % PREFIXES.length] ?? 'lk';
      const lines = Array.from(
        { length: number % 9 },
        () => `const id = '${randomBytes(16).toString('hex')}';`,
      );
      lines.push(`token: ${lookAlike(prefix)}`);
      if (hasKey) {
        const key = generateApiKey(PREFIXES[(number / KEY_IN_EVERY) % PREFIXES.length] ?? 'lk');
        lines.push(`key: "${key}"`);
        planted.set(`${file.slice(root.length + 1)}:${lines.length}`, displayPrefix(key));
      }
      writeFileSync(file, `${lines.join('\n')}\n`);
    }
  });

  afterAll(() => rmSync(root, { recursive: true }));

  it('finds every key, and no look-alike', async () => {
    const { exitCode, stdout, stderr } = await runCli(['scan', '--json'], { cwd: root });
    const report = JSON.parse(stdout);
    const found = report.findings.map(({ file, line, key_prefix: keyPrefix }: Record<string, unknown>) => [
      `${String(file)}:${String(line)}`,
      keyPrefix,
    ]);
    expect(planted.size).toBe(1_000);
    expect(new Map(found)).toEqual(planted);
    expect(found).toHaveLength(planted.size);
    expect(report.files_scanned).toBe(FILES);
    expect(stderr).toContain('1,000 keys found');
    expect(exitCode).toBe(1);
  });
});
