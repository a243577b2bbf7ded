import { spawnSync } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { requireProgram } from '../support/programs.js';
import { testRun } from '../support/run.js';
import { fencesOf } from '../support/docs/blocks.js';
import { readPageFile } from '../support/docs/run-blocks.js';

const withSystemd = requireProgram('systemd-analyze') ? it : it.skip;

withSystemd('The unit of docs/self-hosting.md is one that systemd has nothing to say against', async () => {
  const [unit = ''] = fencesOf(await readPageFile('docs/self-hosting.md'), 'ini').filter((text) =>
    text.includes('[Unit]'),
  );
  expect(unit).toContain('ExecStart=/usr/bin/node ');
  const file = join(await mkdtemp(join(testRun.directory, 'unit-')), 'latchkey.service');
  await writeFile(file, unit.replace('/usr/bin/node', process.execPath));
  const { status, stdout, stderr } = spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' });
  // An unknown option is only a warning, not an error. Warnings about units of this machine do not concern us.
  const errors = `${stdout}${stderr}`.split('\n').filter((line) => line.includes('latchkey'));
  expect({ status, errors }).toEqual({ status: 0, errors: [] });
});
