import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { makeDirectory } from '../support/program.js';
import { newSecrets, runTool, type ToolResult } from '../support/tools.js';

interface Tool {
  name: string;
  /** Arguments with which it would do its work. */
  parameters: string[];
}

/** Those that change or verify an installation. */
const TOOLS: Tool[] = [
  { name: 'after-restore', parameters: ['--since', '2027-01-31T02:00:00Z', '--apply'] },
  { name: 'create-account', parameters: ['--email', 'ada@example.com'] },
  { name: 'incident', parameters: ['end-everything', '--yes'] },
  { name: 'migrate', parameters: [] },
  { name: 'move-database', parameters: [] },
  { name: 'operator', parameters: ['create', 'platform team'] },
  { name: 'reset-factors', parameters: ['ada@example.com', '--yes'] },
  { name: 'verify-audit', parameters: [] },
];
const ALL = [...TOOLS.map(({ name }) => name), 'database'];
const NAMELESS = 'postgres://nobody@127.0.0.1:1/none';

/** Runs a tool in an empty directory. */
async function run(
  name: string,
  parameters: string[],
  env: Record<string, string> = {},
): Promise<ToolResult & { left: string[] }> {
  const directory = await makeDirectory();
  const input = 'a passphrase that nobody uses\n';
  const result = await runTool(`${name}.js`, parameters, { env, directory, input });
  return { ...result, left: await readdir(directory) };
}

it('The tools tested here are all that package.json and the documentation name', async () => {
  const scripts = await readFile(resolve(import.meta.dirname, '../../package.json'), 'utf8');
  const named = [...scripts.matchAll(/scripts\/run\.js tools\/([\w-]+)/g)].map(([, name]) => name);
  expect([...named, 'migrate'].toSorted()).toEqual(ALL.toSorted());
});

describe.each(ALL)('%s', (name) => {
  it('explains itself when asked for help, and does nothing else', async () => {
    for (const option of ['--help', '-h']) {
      const { code, output, errors, left } = await run(name, [option]);
      expect({ code, errors, left }).toEqual({ code: 0, errors: '', left: [] });
      expect(output).toMatch(/^[A-Z].*\n\n {2}(npm run|node dist)/);
    }
  });

  it.each([
    ['an unknown option', ['--bogus'], /^Unknown option '--bogus'/],
    ['too many arguments', ['a', 'b', 'c', 'd'], /^Unexpected argument/],
    ['a value for an option that has none', ['--help=yes'], /does not take an argument/],
  ])('with %s does nothing, and says what is wrong', async (_, parameters, message) => {
    const { code, output, errors, left } = await run(name, parameters);
    expect({ code, output, left }).toEqual({ code: 1, output: '', left: [] });
    expect(errors).toMatch(message);
    expect(errors).not.toMatch(/\n\s+at |TypeError|ERR_/);
  });
});

describe.each(TOOLS)('$name, started without the variables of the server', ({ name, parameters }) => {
  it('refuses, instead of working on a new database', async () => {
    const { code, output, errors, left } = await run(name, parameters);
    expect({ code, output, left }).toEqual({ code: 1, output: '', left: [] });
    expect(errors).toMatch(/DATABASE_URL/);
    expect(errors).not.toMatch(/\n\s+at /);
  });
});

describe.each(TOOLS.filter(({ name }) => !['migrate', 'move-database'].includes(name)))(
  '$name, started without the secrets of the server',
  ({ name, parameters }) => {
    it('refuses, instead of generating others', async () => {
      const { MASTER_KEY } = newSecrets() as { MASTER_KEY: string };
      for (const env of [undefined, { MASTER_KEY }]) {
        const { code, output, errors, left } = await run(name, parameters, {
          DATABASE_URL: NAMELESS,
          ...env,
        });
        expect({ code, output, left }).toEqual({ code: 1, output: '', left: [] });
        expect(errors).toMatch(/JWT_SECRET.* and .*\/\.data has no secrets\.json/);
      }
    });
  },
);

it('after-restore refuses a day that there is not', async () => {
  for (const time of ['2027-02-31T02:00:00Z', '2027-01-31T02:00:00', '2027-01-31'])
    expect(await run('after-restore', ['--since', time])).toMatchObject({
      code: 1,
      errors: `Invalid --since "${time}". Use a time such as 2027-01-31T02:00:00Z.\n`,
      left: [],
    });
});
