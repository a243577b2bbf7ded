import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { atMost } from '../lib/figures.js';
import { spawnProgram } from '../lib/process.js';
import { summarise } from '../lib/statistics.js';

const GIGABYTE = 1e9;
const FILES = 1_000;
const SECONDS_MAX = 5;

const program = resolve(import.meta.dirname, '../../packages/cli/bin/latchkey.js');
const sourceText = resolve(import.meta.dirname, '../../node_modules/typescript/lib/typescript.js');
const seconds = (value) => `${value.toFixed(2)} s`;

/** How long `latchkey scan` takes for a gigabyte, from start to end of the process. */
export const scan = {
  names: ['scan'],
  async measure(workplace, { rounds }) {
    const sources = await makeTree(workplace, 'sources', await readFile(sourceText));
    const digests = await makeTree(workplace, 'digests', linesOfDigests());
    // From here on, the system has the files in memory, as for a user who has just written them.
    await time(workplace, sources);
    await time(workplace, digests);
    const elapsed = { sources: [], digests: [] };
    while (elapsed.sources.length < rounds) {
      elapsed.sources.push(await time(workplace, sources));
      elapsed.digests.push(await time(workplace, digests));
    }
    const title = `\`latchkey scan\`, a gigabyte in ${FILES.toLocaleString('en')} files`;
    return {
      figures: [
        atMost(`${title} of source text`, SECONDS_MAX, summarise(elapsed.sources), seconds),
        atMost(`${title} of SHA-1 digests`, SECONDS_MAX, summarise(elapsed.digests), seconds),
      ],
      notes: ['Scan: the files are in the memory of the system when it starts.'],
    };
  },
};

/** Hexadecimal text, which takes the closest look. */
function linesOfDigests() {
  const lines = Array.from({ length: 25_000 }, () => `${randomBytes(20).toString('hex')}\n`);
  return Buffer.from(lines.join(''));
}

/** A directory with a gigabyte of `text`, split into files. */
async function makeTree(workplace, name, text) {
  const directory = join(workplace.workingDirectory, name);
  await mkdir(directory);
  const content = Buffer.alloc(GIGABYTE / FILES, text);
  for (let number = 0; number < FILES; number += 1) {
    await writeFile(join(directory, `${number}.txt`), content);
  }
  return directory;
}

async function time(workplace, directory) {
  const startedAt = performance.now();
  const child = spawnProgram(workplace, [program, 'scan', directory], { env: {}, stdio: 'ignore' });
  const [exitCode] = await once(child, 'close');
  if (exitCode !== 0) throw new Error(`latchkey scan ended with ${exitCode}.`);
  return (performance.now() - startedAt) / 1_000;
}
