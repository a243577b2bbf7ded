import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CONNECTIONS } from './load.js';
import { startServer } from './process.js';

const peers = resolve(import.meta.dirname, '../peers');

/** The peers have their own lock file. Installs them if they are missing, or if it has changed. */
export async function installPeers() {
  if (await areInstalled()) return;
  console.log('Installing what the benchmarks compare with (bench/peers) …');
  // On Windows npm is a script, which only a shell can start.
  const npm = spawn('npm', ['ci', '--no-audit', '--no-fund', '--prefix', peers], {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  const [code] = await once(npm, 'close');
  if (code !== 0) throw new Error('npm could not install bench/peers; what it says is above.');
}

/** npm records what it has installed. Optional packages depend on the system. */
async function areInstalled() {
  try {
    const read = async (path) => JSON.parse(await readFile(join(peers, path), 'utf8')).packages;
    const { '': _self, ...wanted } = await read('package-lock.json');
    const installed = await read('node_modules/.package-lock.json');
    return Object.entries(wanted).every(
      ([path, { version, optional }]) => optional || installed[path]?.version === version,
    );
  } catch {
    return false;
  }
}

/** @param answer its response to `GET /me`, so that all responses have the same size */
export function startPeer(workplace, database, name, file, answer, variables = {}) {
  return startServer(workplace, name, [join(peers, file)], {
    NODE_ENV: 'production',
    DATABASE_URL: database.url,
    JWT_SECRET: randomBytes(32).toString('hex'),
    SECRET: randomBytes(32).toString('hex'),
    ANSWER: answer,
    CALLERS: String(CONNECTIONS),
    ...variables,
  });
}
