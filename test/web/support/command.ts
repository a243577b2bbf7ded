import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const cliFile = resolve(import.meta.dirname, '../../../packages/cli/bin/latchkey.js');

/** A running command of the command line. */
export interface Command {
  /** What it has printed so far on standard error. */
  said: () => string;
  ended: Promise<number | null>;
  stop: () => void;
}

/** Starts the built command line like on a new machine, without a terminal. */
export async function startCommand(argumentList: string[], baseUrl: string): Promise<Command> {
  const child = spawn(process.execPath, [cliFile, ...argumentList], {
    env: {
      PATH: process.env.PATH ?? '',
      LATCHKEY_BASE_URL: baseUrl,
      LATCHKEY_CONFIG_DIR: await mkdtemp(join(tmpdir(), 'latchkey-device-')),
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8');
  child.stderr.on('data', (text: string) => (said += text));
  return {
    said: () => said,
    ended: once(child, 'close').then(([code]) => code as number | null),
    stop: () => void child.kill('SIGKILL'),
  };
}
