import { spawn, spawnSync } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { join } from 'node:path';

const WAIT_MILLISECONDS_MAX = 60_000;
const LOOK_EVERY_MILLISECONDS = 20;

export interface Terminal {
  /** Everything shown so far, without colours and cursor movements. */
  screen(): string;
  /** The same with them. */
  raw(): string;
  /** Waits until the program shows this text. */
  until(text: string): Promise<void>;
  /** What a user types. */
  type(keys: string): void;
  ended(): Promise<number | null>;
}

export interface TerminalOptions {
  env?: Record<string, string>;
  cwd?: string;
  /** Redirects standard output there, as with `> file`; the rest is the terminal. */
  stdoutFile?: string;
}

/** `script` is part of util-linux, and of macOS in another dialect. It gives a program a pseudo-terminal. */
const scriptDialect = ((): 'util-linux' | 'bsd' | undefined => {
  if (process.platform === 'darwin') return 'bsd';
  const { stdout } = spawnSync('script', ['--version'], { encoding: 'utf8' });
  return stdout?.includes('util-linux') ? 'util-linux' : undefined;
})();

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** Runs a program in a pseudo-terminal, or with streams that claim to be one if the machine has no `script`. */
export function openTerminal(command: readonly string[], options: TerminalOptions = {}): Terminal {
  const redirected = options.stdoutFile === undefined ? '' : ` > ${quote(options.stdoutFile)}`;
  // Replaces the shell, which Ctrl-C would end too.
  const line = `stty cols 150 2>/dev/null; exec ${command.map(quote).join(' ')}${redirected}`;
  const [program, ...argumentList] = {
    'util-linux': ['script', '-qefc', line, '/dev/null'],
    bsd: ['script', '-q', '/dev/null', '/bin/sh', '-c', line],
    none: ['/bin/sh', '-c', line],
  }[scriptDialect ?? 'none'] as [string, ...string[]];
  const pretended: Record<string, string> =
    scriptDialect === undefined
      ? {
          NODE_OPTIONS: `--import=${join(import.meta.dirname, 'pretend-terminal.js')}`,
          PRETEND_STDOUT: options.stdoutFile === undefined ? 'terminal' : 'file',
        }
      : {};
  const child = spawn(program, argumentList, {
    cwd: options.cwd,
    env: { PATH: process.env['PATH'] ?? '', TERM: 'xterm', SHELL: '/bin/sh', ...pretended, ...options.env },
    timeout: WAIT_MILLISECONDS_MAX,
    killSignal: 'SIGKILL',
  });
  const closed = new Promise<number | null>((found) => child.once('close', found));
  let shown = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => (shown += text));
  }
  child.stdin.on('error', () => undefined);
  const screen = (): string => stripVTControlCharacters(shown);

  return {
    screen,
    raw: () => shown,
    async until(text) {
      const giveUpAt = Date.now() + WAIT_MILLISECONDS_MAX;
      while (!screen().includes(text)) {
        if (Date.now() > giveUpAt || child.exitCode !== null)
          throw new Error(`No "${text}" on:\n${screen()}`);
        await new Promise((found) => setTimeout(found, LOOK_EVERY_MILLISECONDS));
      }
    },
    type: (keys) => void child.stdin.write(keys),
    ended: () => closed,
  };
}
