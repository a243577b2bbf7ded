/**
 * Runs the project's checks, the cheap ones first, and stops at the first failure. `npm test` runs them all; `npm run
 * test:fast` those that a developer waits for.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { slowestOf } from '../test/support/slowest-files.js';

/**
 * The scripts of package.json to run: those of a stage in parallel, one stage after the other. Lint and type check read
 * types that the build writes. Browser tests run alone, because next to other tests a server sometimes gets too little
 * processor time to renew its lease of three seconds.
 */
const STAGES = {
  all: [['build'], ['lint', 'typecheck', 'format:check'], ['test:lanes'], ['test:web']],
  fast: [['build'], ['typecheck'], ['test:lanes:fast']],
};

const stages = STAGES[process.argv[2] ?? 'all'];
const directory = mkdtempSync(join(tmpdir(), 'latchkey-check-'));
const durations = join(directory, 'durations');
const running = new Set();
/** Whether something has failed, so the rest is being ended. */
let isEnding = false;
const times = [];

process.on('exit', () => rmSync(directory, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    endRunning();
    process.exit(1);
  });
}

for (const names of stages) {
  const results = await Promise.all(names.map((name) => check(name, names.length === 1)));
  const failed = results.find(({ isFailure }) => isFailure);
  if (failed !== undefined) {
    process.stderr.write(`\n${failed.output}${slowestOf(durations)}\n✗ npm run ${failed.name} failed\n`);
    process.exit(1);
  }
}
process.stdout.write(`${slowestOf(durations)}\nAll checks passed: ${times.join(', ')}\n`);

/** The first failure ends the checks next to it, whose results no longer matter. */
function check(name, isAlone) {
  const beganAt = performance.now();
  process.stdout.write(`… ${name}\n`);
  const child = spawn('npm', ['run', '--silent', name], {
    env: { ...process.env, TEST_DURATIONS_FILE: durations },
    // Beside others, a check shows its output only if it fails.
    stdio: isAlone ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
    // A separate process group, so that it can be ended with everything it has started: npm does not forward signals.
    detached: true,
  });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += text));
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      running.delete(child);
      const seconds = ((performance.now() - beganAt) / 1000).toFixed(0);
      if (code === 0) {
        times.push(`${name} ${seconds} s`);
        process.stdout.write(`✓ ${name}: ${seconds} s\n`);
      }
      // A check ended by its neighbour's failure has not failed itself. One killed by anything else has.
      const isFailure = code !== 0 && !isEnding;
      if (isFailure) endRunning();
      resolve({ name, isFailure, output: signal === null ? output : `${output}\nEnded by ${signal}` });
    });
  });
}

function endRunning() {
  isEnding = true;
  for (const { pid } of running) {
    try {
      process.kill(-pid, 'SIGTERM');
    } catch {
      // It has ended meanwhile, or belongs to this program's group, which the terminal has signalled.
    }
  }
}
