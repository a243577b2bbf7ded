import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { useServer } from '../support/app.js';

const readme = readFileSync(resolve(import.meta.dirname, '../../README.md'), 'utf8');

/** The bash blocks of one section, in order. */
function blocksOf(heading: string): string[] {
  const section = readme.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return [...section.matchAll(/```bash\n(.*?)```/gs)].map((match) => match[1] as string);
}

describe('The README', () => {
  const app = useServer();

  it('has a tour that works when it is pasted', async () => {
    const blocks = blocksOf('A tour in five minutes');
    expect(blocks.length).toBeGreaterThan(5);
    const script = blocks.join('\necho\n').replaceAll('http://127.0.0.1:3000', app.server.url);
    const folder = mkdtempSync(join(tmpdir(), 'latchkey-tour-'));
    try {
      const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], {
        cwd: folder,
      });
      expect(stdout).toContain('Your key starts with lk_');
      expect(stdout).toContain('Written by a worker.');
      expect(stdout).toContain('"kind":"user"');
      expect(stdout).toContain('"code":"insufficient_scope"');
      expect(stdout).toContain('{"status":"revoked"}');
      expect(stdout).toContain('old key: 401');
      expect(stdout).toContain('new key: 200');
      expect(stdout).toContain('"action":"api_key.revoked"');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('links to files that exist', () => {
    for (const [, target] of readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)) {
      expect(() => readFileSync(resolve(import.meta.dirname, '../..', target as string))).not.toThrow();
    }
  });
});
