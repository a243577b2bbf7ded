import { execFile } from 'node:child_process';
import { cp, mkdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { makeDirectory } from '../support/program.js';

const root = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

const MANIFESTS = [
  'package.json',
  'packages/sdk/package.json',
  'packages/cli/package.json',
  'packages/verifier/package.json',
  'web/package.json',
];
const VERSIONED = [...MANIFESTS, 'package-lock.json', 'packages/sdk/src/version.ts', 'docs/sdk.md'];

/** What `npm install` reads beside them. */
const PROGRAMS = 'packages/cli/bin';

/** Every place with the version, or a range of it, of one of our packages. */
const VERSIONS =
  /"name": "(?:latchkey|@latchkey\/\w+)",\s+"version": "(.+?)"|"@latchkey\/\w+": "\^(.+?)"|VERSION = '(.+?)'|latchkey-sdk-(.+?)\.tgz/g;

async function versionsIn(folder: string): Promise<{ file: string; versions: string[] }[]> {
  return Promise.all(
    VERSIONED.map(async (file) => {
      const text = await readFile(join(folder, file), 'utf8');
      const versions = [...text.matchAll(VERSIONS)].map(([, ...groups]) => groups.find(Boolean) ?? '');
      return { file, versions };
    }),
  );
}

/** The block of the step that changes the version. */
async function stepOfThePage(): Promise<string> {
  const page = await readFile(join(root, 'docs/releasing.md'), 'utf8');
  const blocks = [...page.matchAll(/^ *```bash\n(.*?)^ *```$/gms)].map(([, code = '']) => code);
  return blocks.find((code) => code.includes('npm version ')) ?? '';
}

describe('docs/releasing.md', () => {
  it('starts from one version of everything', async () => {
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    for (const { file, versions } of await versionsIn(root))
      expect({ file, versions: [...new Set(versions)] }).toEqual({ file, versions: [version] });
  });

  it('changes every version and every range', async () => {
    const project = await makeDirectory();
    for (const path of [...VERSIONED, PROGRAMS]) {
      await mkdir(dirname(join(project, path)), { recursive: true });
      await cp(join(root, path), join(project, path), { recursive: true });
    }
    const step = await stepOfThePage();
    // The new version is in no registry yet, so it must not be asked.
    const env = { ...process.env, npm_config_offline: 'true' };
    await run('bash', ['-euc', step.replaceAll('0.2.0', '9.8.7')], { cwd: project, env });
    const before = await versionsIn(root);
    const expected = before.map(({ file, versions }) => ({ file, versions: versions.map(() => '9.8.7') }));
    expect(await versionsIn(project)).toEqual(expected);
  });
});
