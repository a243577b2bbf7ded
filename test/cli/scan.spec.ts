import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, realpath, stat, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { displayPrefix } from '@latchkey/sdk/api-key-format';
import Ajv from 'ajv';
import { generateApiKey } from '../../src/core/secrets/api-key-format.js';
import { cliFile, useWarmCli } from '../support/cli.js';
import type { Json } from '../support/client.js';
import { testRun } from '../support/run.js';

const runCli = useWarmCli();
const key = generateApiKey('lk');
const shown = displayPrefix(key);

async function makeTree(files: Record<string, string | Buffer> = {}): Promise<string> {
  const root = await mkdtemp(join(testRun.directory, 'scan-'));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), content);
  }
  return root;
}

/**
 * Like a machine without any git configuration, and without `latchkey` on the PATH, where npm puts it for its scripts.
 */
const gitEnvironment = {
  PATH: (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((directory) => !directory.includes('node_modules'))
    .join(delimiter),
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.test',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.test',
};
const git = (cwd: string, ...argumentList: string[]): string =>
  execFileSync('git', argumentList, { cwd, env: gitEnvironment, encoding: 'utf8', stdio: 'pipe' });

async function makeRepository(files: Record<string, string | Buffer> = {}): Promise<string> {
  const root = await makeTree(files);
  git(root, 'init', '-q', '-b', 'main');
  return root;
}

const SARIF_SCHEMA = '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
const DRAFT_04 = 'ajv/lib/refs/json-schema-draft-04.json';
const fromPackage: (file: string) => unknown = createRequire(import.meta.url);

/** The only file that root cannot read. */
const unreadable = process.getuid?.() === 0 ? '/proc/self/mem' : 'locked';

const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');

describe('latchkey scan', () => {
  it('prints file, line and key_prefix, never the key, and exits with 1', async () => {
    const cwd = await makeTree({
      'src/config.js': `a\nb\nconst key = '${key}';\n`,
      'README.md': 'nothing\n',
    });
    const { exitCode, stdout, stderr } = await runCli(['scan'], { cwd });
    expect(stdout).toBe(`src/config.js:3: ${shown}\n`);
    expect(stderr).toContain('1 key found');
    expect(stdout + stderr).not.toContain(key.slice(shown.length));
    expect(exitCode).toBe(1);
  });

  it('exits with 0 if it finds none, and prints nothing on standard output', async () => {
    const cwd = await makeTree({ 'a.txt': `${key.slice(0, -1)}x` });
    expect(await runCli(['scan'], { cwd })).toMatchObject({ exitCode: 0, stdout: '' });
  });

  it('skips what .gitignore files exclude, each for its directory, the nearest one winning', async () => {
    const cwd = await makeTree({
      '.gitignore': '*.log\n/build\nsecret/\n',
      'a.log': key,
      'build/a': key,
      'deep/build/found': key,
      'secret/a': key,
      'deep/.gitignore': '!kept.log\n/local\n',
      'deep/kept.log': key,
      'deep/local': key,
      'deep/other.log': key,
      'local/found': key,
    });
    const { stdout } = await runCli(['scan'], { cwd });
    expect(lines(stdout)).toEqual([
      `deep/build/found:1: ${shown}`,
      `deep/kept.log:1: ${shown}`,
      `local/found:1: ${shown}`,
    ]);
    expect(lines((await runCli(['scan', '--no-gitignore'], { cwd })).stdout)).toHaveLength(8);
  });

  it('agrees with git about ignored files', async () => {
    const patterns = [
      '*.tmp',
      '!keep.tmp',
      'a/**/z',
      '/top',
      'dir/',
      '**/x.y',
      'sp\\ ace',
      '[ab].c',
      '# no',
      '\\#yes',
    ];
    const names = [
      '1.tmp',
      'keep.tmp',
      'a/z',
      'a/b/c/z',
      'top',
      'b/top',
      'dir/f',
      'b/dir/f',
      'q/x.y',
      'sp ace',
    ];
    const more = [
      'a.c',
      'C/a.c',
      'c.c',
      'A.TMP',
      '# no',
      '#yes',
      'é/ü.tmp',
      'é/ü.txt',
      'b/.gitignored',
      'dir2/dir',
    ];
    const cwd = await makeRepository({
      '.gitignore': `${patterns.join('\n')}\n`,
      'b/.gitignore': '!1.tmp\n*.txt\n',
      'b/1.tmp': key,
      ...Object.fromEntries([...names, ...more].map((name) => [name, key])),
    });
    await writeFile(join(cwd, '.git/info/exclude'), 'c.c\n');
    const expected = git(cwd, '-c', 'core.quotePath=false', 'ls-files', '--others', '--exclude-standard');
    const { findings } = JSON.parse((await runCli(['scan', '--json'], { cwd })).stdout);
    const found = findings.map(({ file }: { file: string }) => file);
    expect(found).toEqual(
      lines(expected)
        .filter((name) => !name.endsWith('.gitignore'))
        .sort(),
    );
    expect(found.length).toBeGreaterThan(5);
  });

  it("applies the repository's rules in a subdirectory, and scans explicitly named files regardless", async () => {
    const cwd = await makeRepository({ '.gitignore': '*.env\n', 'app/a.env': key, 'app/b.txt': key });
    const inDirectory = await runCli(['scan'], { cwd: join(cwd, 'app') });
    expect(inDirectory.stdout).toBe(`b.txt:1: ${shown}\n`);
    expect((await runCli(['scan', 'app/a.env'], { cwd })).stdout).toBe(`app/a.env:1: ${shown}\n`);
  });

  it('does not follow symbolic link cycles, and skips binary and special files', async () => {
    const cwd = await makeTree({ 'a/key': key, binary: Buffer.from(`\0\x01${key}`) });
    await symlink('..', join(cwd, 'a/up'));
    await symlink('loop', join(cwd, 'loop'));
    execFileSync('mkfifo', [join(cwd, 'pipe')]);
    const { exitCode, stdout, stderr } = await runCli(['scan'], { cwd });
    expect(stdout).toBe(`a/key:1: ${shown}\n`);
    expect(stderr).not.toContain('Not scanned');
    expect(exitCode).toBe(1);
  });

  it('reports what it cannot read, and continues', async () => {
    const cwd = await makeTree({ 'b/key': key, locked: key });
    await chmod(join(cwd, 'locked'), 0);
    const { exitCode, stdout, stderr } = await runCli(['scan', unreadable, 'b'], { cwd });
    expect(stdout).toBe(`b/key:1: ${shown}\n`);
    expect(stderr).toMatch(new RegExp(`^Not scanned: .*${unreadable}: (no permission|cannot be read)`));
    expect(exitCode).toBe(1);
  });

  it('refuses a path that does not exist', async () => {
    const cwd = await makeTree({ b: key });
    const { exitCode, stdout, stderr } = await runCli(['scan', 'b', 'c'], { cwd });
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'latchkey: c: does not exist.\n',
    });
  });

  it('reads standard input, binary or not', async () => {
    const { exitCode, stdout } = await runCli(['scan', '--stdin'], { input: `\0one\ntwo ${key}` });
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: `(standard input):2: ${shown}\n` });
    // What PowerShell writes into a file.
    const utf16 = Buffer.from(`\ufeffone\n${key}`, 'utf16le');
    expect((await runCli(['scan', '--stdin'], { input: utf16 })).stdout).toBe(
      `(standard input):2: ${shown}\n`,
    );
  });

  it('looks only for the given prefixes, and refuses an impossible one', async () => {
    const cwd = await makeTree({ a: `${key} ${generateApiKey('ink')} ${generateApiKey('acme')}` });
    const { stdout } = await runCli(['scan', '--prefix', 'ink', '--prefix', 'acme', 'a'], { cwd });
    expect(lines(stdout).map((line) => line.split('_')[0])).toEqual(['a:1: ink', 'a:1: acme']);
    expect(await runCli(['scan', '--prefix', 'INK'])).toMatchObject({ exitCode: 2, stdout: '' });
  });

  it('writes SARIF 2.1.0', async () => {
    const cwd = await makeTree({ 'a b/ü#.txt': `\n${key}\n` });
    const { exitCode, stdout } = await runCli(['scan', '--format', 'sarif'], { cwd });
    const log = JSON.parse(stdout);
    expect(log).toMatchObject({ version: '2.1.0', runs: [{ tool: { driver: { name: 'latchkey scan' } } }] });
    const [run] = log.runs;
    expect(run.results).toEqual([
      {
        ruleId: run.tool.driver.rules[0].id,
        ruleIndex: 0,
        level: 'error',
        message: { text: `API key ${shown}…` },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'a%20b/%C3%BC%23.txt' },
              region: { startLine: 2 },
            },
          },
        ],
      },
    ]);
    expect(exitCode).toBe(1);
  });

  it('writes valid SARIF, whatever there is to report', async () => {
    const ajv = new Ajv({ schemaId: 'id', meta: false }).addMetaSchema(fromPackage(DRAFT_04) as object);
    const validate = ajv.compile(fromPackage(SARIF_SCHEMA) as object);
    const cwd = await makeTree({ 'a%b c/ü#?.txt': `\n${key}\n`, clean: 'x', 'line\nbreak': key, locked: '' });
    await chmod(join(cwd, 'locked'), 0);
    const sarif = async (argumentList: string[], input?: string): Promise<Json> =>
      JSON.parse((await runCli(['scan', '--format', 'sarif', ...argumentList], { cwd, input })).stdout);
    const log = await sarif(['a%b c', 'line\nbreak', unreadable]);
    for (const each of [log, await sarif(['clean']), await sarif(['--stdin'], key)]) {
      validate(each);
      expect(validate.errors).toBeNull();
    }
    expect(log.runs[0].results).toHaveLength(2);
    expect(log.runs[0].invocations[0].toolExecutionNotifications).toHaveLength(1);
    // The schema does reject invalid reports.
    log.runs[0].results[0].locations[0].physicalLocation.region.startLine = 0;
    expect(validate(log)).toBe(false);
  });

  it('escapes file names on the terminal', async () => {
    const cwd = await makeTree({ 'a\u001b[2Jb\nc': key });
    expect((await runCli(['scan'], { cwd })).stdout).toBe(`${String.raw`a\u001b[2Jb\u000ac`}:1: ${shown}\n`);
  });
});

describe('latchkey scan --staged', () => {
  it('scans what is staged, not what is on the disk', async () => {
    const cwd = await makeRepository({
      'staged ü.txt': `one\n${key}\n`,
      'not-staged.txt': key,
      'clean.txt': 'x',
    });
    git(cwd, 'add', 'staged ü.txt', 'clean.txt');
    await writeFile(join(cwd, 'staged ü.txt'), 'gone from the disk');
    await writeFile(join(cwd, 'clean.txt'), key);
    const { exitCode, stdout, stderr } = await runCli(['scan', '--staged'], { cwd });
    expect(stdout).toBe(`staged ü.txt:2: ${shown}\n`);
    expect(stderr).toContain('2 files');
    expect(exitCode).toBe(1);
  });

  it('scans the whole index from any directory, with correct relative names, whatever the git configuration', async () => {
    const cwd = await makeRepository({ 'top.txt': 'x', 'sub/old.txt': `${'line\n'.repeat(20)}` });
    git(cwd, 'add', '.');
    git(cwd, 'commit', '-qm', 'first');
    git(cwd, 'config', 'diff.relative', 'true');
    git(cwd, 'config', 'diff.renames', 'copies');
    git(cwd, 'mv', 'sub/old.txt', 'sub/new.txt');
    await writeFile(join(cwd, 'sub/new.txt'), `${'line\n'.repeat(20)}${key}\n`);
    await writeFile(join(cwd, 'top.txt'), key);
    await symlink('sub', join(cwd, 'link'));
    git(cwd, 'add', '.');
    const { exitCode, stdout } = await runCli(['scan', '--staged'], { cwd: join(cwd, 'sub') });
    expect(lines(stdout)).toEqual([
      `${await realpath(join(cwd, 'top.txt'))}:1: ${shown}`,
      `new.txt:21: ${shown}`,
    ]);
    expect(exitCode).toBe(1);
  });

  it('scans the staged part of a file, and what a merge has resolved', async () => {
    const cwd = await makeRepository({ 'both.txt': 'base\n', 'part.txt': 'one\n' });
    git(cwd, 'add', '.');
    git(cwd, 'commit', '-qm', 'base');
    git(cwd, 'switch', '-qc', 'other');
    await writeFile(join(cwd, 'both.txt'), 'theirs\n');
    git(cwd, 'commit', '-qam', 'theirs');
    git(cwd, 'switch', '-q', 'main');
    await writeFile(join(cwd, 'both.txt'), 'ours\n');
    git(cwd, 'commit', '-qam', 'ours');
    expect(() => git(cwd, 'merge', 'other')).toThrow();
    await writeFile(join(cwd, 'part.txt'), `one\ntwo ${key}\n`);
    git(cwd, 'add', 'part.txt');
    await writeFile(join(cwd, 'part.txt'), `one\ntwo ${key}\nthree ${key}\n`);
    expect(await runCli(['scan', '--staged'], { cwd })).toMatchObject({
      exitCode: 1,
      stdout: `part.txt:2: ${shown}\n`,
    });
  });

  it('reads large and binary content in between', async () => {
    const cwd = await makeRepository({
      'a-large': `${'x'.repeat(79)}\n`.repeat(20_000) + key,
      'b-binary': Buffer.concat([Buffer.alloc(300_000), Buffer.from(key)]),
      'c-empty': '',
      'd-last': key,
    });
    git(cwd, 'add', '.');
    const { stdout } = await runCli(['scan', '--staged'], { cwd });
    expect(lines(stdout)).toEqual([`a-large:20001: ${shown}`, `d-last:1: ${shown}`]);
  });

  it('reports that it is outside a repository', async () => {
    const cwd = await makeTree();
    const { exitCode, stderr } = await runCli(['scan', '--staged'], {
      cwd,
      env: { GIT_CEILING_DIRECTORIES: dirname(cwd) },
    });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: 'latchkey: Not a git repository. Run this command inside one.\n',
    });
  });
});

describe('latchkey scan --install-hook', () => {
  const commit = (cwd: string, path: string): { status: number; output: string } => {
    try {
      execFileSync('git', ['commit', '-qm', 'x'], {
        cwd,
        env: { ...gitEnvironment, PATH: `${path}:${gitEnvironment.PATH}` },
        stdio: 'pipe',
        encoding: 'utf8',
      });
      return { status: 0, output: '' };
    } catch (error) {
      const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
      return { status, output: stdout + stderr };
    }
  };
  /** A directory containing `latchkey`, for the PATH. */
  const installed = async (): Promise<string> => {
    const directory = await makeTree();
    await writeFile(
      join(directory, 'latchkey'),
      `#!/bin/sh\nexec '${process.execPath}' '${cliFile}' "$@"\n`,
      {
        mode: 0o755,
      },
    );
    return directory;
  };

  it('refuses a commit with a key, and lets others pass', async () => {
    const [cwd, path] = [await makeRepository({ 'key.txt': key, 'clean.txt': 'x' }), await installed()];
    expect(await runCli(['scan', '--install-hook'], { cwd })).toMatchObject({ exitCode: 0, stdout: '' });
    git(cwd, 'add', 'key.txt');
    expect(commit(cwd, path)).toMatchObject({
      status: 1,
      output: expect.stringContaining(`key.txt:1: ${shown}`),
    });
    git(cwd, 'rm', '-q', '--cached', 'key.txt');
    git(cwd, 'add', 'clean.txt');
    expect(commit(cwd, path)).toEqual({ status: 0, output: '' });
  });

  it('keeps an existing hook, runs before it, and is added only once', async () => {
    const [cwd, path] = [await makeRepository({ 'key.txt': key, 'clean.txt': 'x' }), await installed()];
    const hook = join(cwd, '.git/hooks/pre-commit');
    await writeFile(hook, '#!/bin/bash\necho ran >> ran.log\nexit 0\n', { mode: 0o755 });
    await runCli(['scan', '--install-hook'], { cwd });
    const text = await readFile(hook, 'utf8');
    expect((await runCli(['scan', '--install-hook'], { cwd })).stderr).toContain('already in');
    expect(await readFile(hook, 'utf8')).toBe(text);

    git(cwd, 'add', 'key.txt');
    expect(commit(cwd, path).status).toBe(1);
    await expect(stat(join(cwd, 'ran.log'))).rejects.toThrow('ENOENT');
    git(cwd, 'rm', '-q', '--cached', 'key.txt');
    git(cwd, 'add', 'clean.txt');
    expect(commit(cwd, path).status).toBe(0);
    expect(await readFile(join(cwd, 'ran.log'), 'utf8')).toBe('ran\n');
  });

  it('stops a commit that it cannot check, and says why', async () => {
    const cwd = await makeRepository({ 'clean.txt': 'x' });
    await runCli(['scan', '--install-hook'], { cwd });
    git(cwd, 'add', 'clean.txt');
    expect(commit(cwd, '/nonexistent')).toEqual({
      status: 1,
      output: 'Not committed: latchkey, which scans for API keys, is not on the PATH.\n',
    });
  });

  it('applies in every worktree, and can be installed from any directory of one', async () => {
    const [cwd, path] = [await makeRepository({ 'sub/clean.txt': 'x' }), await installed()];
    git(cwd, 'add', '.');
    git(cwd, 'commit', '-qm', 'first');
    const worktree = join(await makeTree(), 'worktree');
    git(cwd, 'worktree', 'add', '-q', worktree);
    expect((await runCli(['scan', '--install-hook'], { cwd: join(worktree, 'sub') })).exitCode).toBe(0);
    for (const each of [cwd, worktree]) {
      await writeFile(join(each, 'sub/key.txt'), key);
      git(each, 'add', '.');
      expect(commit(each, path)).toMatchObject({
        status: 1,
        output: expect.stringContaining(`sub/key.txt:1: ${shown}`),
      });
    }
  });

  it('follows core.hooksPath inside the repository, but not outside it', async () => {
    const cwd = await makeRepository({ 'sub/clean.txt': 'x' });
    git(cwd, 'config', 'core.hooksPath', '.githooks');
    const directory = join(cwd, 'sub');
    expect((await runCli(['scan', '--install-hook'], { cwd: directory })).exitCode).toBe(0);
    expect((await stat(join(cwd, '.githooks/pre-commit'))).mode & 0o111).toBe(0o111);

    const shared = await makeTree();
    git(cwd, 'config', 'core.hooksPath', shared);
    const { exitCode, stderr } = await runCli(['scan', '--install-hook'], { cwd });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: expect.stringContaining('other repositories'),
    });
    await expect(stat(join(shared, 'pre-commit'))).rejects.toThrow('ENOENT');
  });

  it('does not modify a hook that is not a shell script', async () => {
    const cwd = await makeRepository();
    const hook = join(cwd, '.git/hooks/pre-commit');
    await writeFile(hook, '#!/usr/bin/env python3\nprint(1)\n', { mode: 0o755 });
    const { exitCode, stderr } = await runCli(['scan', '--install-hook'], { cwd });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: expect.stringContaining('not a shell script'),
    });
    expect(await readFile(hook, 'utf8')).toBe('#!/usr/bin/env python3\nprint(1)\n');
  });
});
