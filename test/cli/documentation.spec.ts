import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { exitCodes } from '../../packages/cli/src/exit-codes.js';

const root = resolve(import.meta.dirname, '../..');
const page = readFileSync(resolve(root, 'docs/cli.md'), 'utf8');

describe('docs/cli.md', () => {
  it('matches the --help of every command', () => {
    const generator = resolve(root, 'packages/cli/tools/generate-docs.js');
    expect(page).toBe(execFileSync(process.execPath, [generator, '--print'], { encoding: 'utf8' }));
    expect(page).toContain('\n### latchkey keys create\n');
  });

  it("lists every exit code, as does the package's README", () => {
    const codes = Object.values(exitCodes).map(String);
    for (const text of [page, readFileSync(resolve(root, 'packages/cli/README.md'), 'utf8')]) {
      expect([...text.matchAll(/^\| (\d) +\|/gm)].map(([, code]) => code)).toEqual(codes);
    }
  });
});
