import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { requireProgram } from '../support/programs.js';

const MODEL = resolve(import.meta.dirname, '../../docs/model/revocation.pml');
const run = promisify(execFile);

interface Verdict {
  errors: number;
  states: number;
  /** Whether every state within the bounds was explored. */
  isComplete: boolean;
}

/** Small enough to explore every state, and large enough for each rule to matter in at least one. */
const MANY_ATTEMPTS = ['-DLIVES=1', '-DATTEMPT_MAX=3', '-DLEASE=1', '-DTIME_MAX=2'];
const LONG_LEASE = ['-DLIVES=1', '-DATTEMPT_MAX=2', '-DLEASE=2', '-DTIME_MAX=2'];
const BOTH = ['-DLIVES=1', '-DATTEMPT_MAX=3', '-DLEASE=2', '-DTIME_MAX=2'];
const TWO_LIVES = ['-DLIVES=2', '-DATTEMPT_MAX=2', '-DLEASE=1', '-DTIME_MAX=2'];

const RULES: [flag: string, rule: string, bounds: string[]][] = [
  ['NO_WAITING', 'a writer waits for acknowledgements', MANY_ATTEMPTS],
  ['NO_COMPARE_AND_SWAP', 'a renewal replaces only what its sender knew', MANY_ATTEMPTS],
  ['NO_SETTLING', 'a writer waits a full lease after its link was made anew', MANY_ATTEMPTS],
  ['NO_LOAD_CHECK', 'a load that began before its entry was dropped is not cached', MANY_ATTEMPTS],
  ['NO_DATABASE_LOAD', 'what a verifier misses is loaded from the database', MANY_ATTEMPTS],
  ['NO_EMPTY_CACHE', 'an instance registers with an empty cache', MANY_ATTEMPTS],
  ['NO_ROW_NEEDED', 'an instance whose row is gone registers first', LONG_LEASE],
  ['NO_GAP_CHECK', 'a notification is believed only after the change before it', MANY_ATTEMPTS],
  ['NO_SERVER_OF_TOLD', 'what was told is acknowledged only on the server that it is from', BOTH],
  ['NO_ACKNOWLEDGEMENT_FIRST', 'a renewal that read news counts once they are acknowledged', LONG_LEASE],
];

(requireProgram('spin') && requireProgram('gcc') ? describe : describe.skip)(
  'The model of revocation',
  () => {
    let directory: string;

    beforeAll(async () => {
      directory = await mkdtemp(join(tmpdir(), 'latchkey-model-'));
    });
    afterAll(() => rm(directory, { recursive: true, force: true }));

    /** @param search spin's search mode: compiler flags and parameters */
    async function check(
      name: string,
      definitions: string[],
      search: string[],
      parameters: string[],
    ): Promise<Verdict> {
      const cwd = join(directory, name);
      await mkdir(cwd);
      await run('spin', ['-a', ...definitions, MODEL], { cwd });
      await run('gcc', ['-w', '-O2', '-DSAFETY', '-DMEMLIM=6000', ...search, '-o', 'pan', 'pan.c'], { cwd });
      // It exits with 0 whatever it finds.
      const { stdout } = await run('./pan', ['-m100000', ...parameters], { cwd, maxBuffer: 1 << 26 });
      process.stdout.write(
        `${name}: ${/State-vector.*/.exec(stdout)?.[0]}, ${/.*states, stored/.exec(stdout)?.[0]}\n`,
      );
      const number = (pattern: RegExp): number => Number(pattern.exec(stdout)?.[1]);
      return {
        errors: number(/errors: (\d+)/),
        states: number(/([\d.e+]+) states, stored/),
        isComplete: !/Search not completed|max search depth too small|out of memory/i.test(stdout),
      };
    }

    it.each([
      ['more attempts', MANY_ATTEMPTS],
      ['a longer lease', LONG_LEASE],
      ['the death of the process', TWO_LIVES],
    ])(
      'accepts no revoked key after the revoke was answered, in any order of events with %s',
      async (name, bounds) => {
        const { errors, states, isComplete } = await check(name, bounds, ['-DCOLLAPSE'], ['-w25']);
        expect({ errors, isComplete }).toEqual({ errors: 0, isComplete: true });
        expect(states).toBeGreaterThan(100_000);
      },
      1_800_000,
    );

    it.each(RULES)(
      'does so without %s: %s',
      async (flag, _rule, bounds) => {
        // In a random but fixed order, which finds a violation sooner than the natural order.
        const search = ['-DBITSTATE', '-DP_RAND', '-DT_RAND'];
        const { errors } = await check(flag, [...bounds, `-D${flag}`], search, ['-w26', '-RS1', '-m80']);
        expect(errors).toBe(1);
      },
      600_000,
    );
  },
);
