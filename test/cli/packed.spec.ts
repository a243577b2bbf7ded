import { randomBytes } from 'node:crypto';
import { link, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { displayPrefix } from '@latchkey/sdk/api-key-format';
import { generateApiKey } from '../../src/core/secrets/api-key-format.js';
import { useServer } from '../support/app.js';
import { type CliResult, runCli, useWarmCli } from '../support/cli.js';
import { type Account, register, request } from '../support/client.js';
import { installPackages } from '../support/install-package.js';
import { testRun } from '../support/run.js';
import { openTerminal, type Terminal, type TerminalOptions } from '../support/terminal.js';

const app = useServer();
const runWarmCli = useWarmCli();
let installed = '';
let bin = '';
let account: Account;

beforeAll(async () => {
  installed = (await installPackages('sdk', 'cli')).folder;
  bin = join(installed, 'node_modules/.bin/latchkey');
  account = await register(app.server);
});

const makeDirectory = (): Promise<string> => mkdtemp(join(testRun.directory, 'config-'));
type Run = (argumentList: string[], env: Record<string, string>, input?: string) => Promise<CliResult>;
const runPacked: Run = (argumentList, env, input) =>
  runCli(argumentList, { command: [bin], cwd: installed, env, input });
/** For tests that are not about the package or a terminal. */
const run: Run = (argumentList, env, input) => runWarmCli(argumentList, { cwd: installed, env, input });
const inTerminal = (argumentList: string[], options: TerminalOptions = {}): Terminal =>
  openTerminal([bin, ...argumentList], { cwd: installed, ...options });

describe('the packages', () => {
  it('contain what is needed, and nothing else', async () => {
    for (const name of ['cli', 'sdk']) {
      const directory = join(installed, 'node_modules/@latchkey', name);
      const files = await readdir(directory, { recursive: true });
      expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']));
      const expected =
        /^(LICENSE|README\.md|package\.json|bin|bin\/latchkey\.js|dist)$|^dist\/(?!.*\.spec\.)[\w/-]+(\.js|\.d\.ts)?$/;
      const others = files.filter((file) => !expected.test(file));
      expect(others).toEqual(name === 'sdk' ? ['dist/cjs/package.json'] : []);
    }
  });

  it('run, and scan', async () => {
    const { version } = JSON.parse(
      await readFile(join(installed, 'node_modules/@latchkey/cli/package.json'), 'utf8'),
    );
    expect(await runPacked(['--version'], {})).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
    const key = generateApiKey('lk');
    const { exitCode, stdout } = await runPacked(['scan', '--stdin'], {}, key);
    expect({ exitCode, stdout }).toEqual({
      exitCode: 1,
      stdout: `(standard input):1: ${displayPrefix(key)}\n`,
    });
  });
});

describe('on a terminal', () => {
  it('configure asks for the URL and the key, and does not echo the key', async () => {
    const env = { LATCHKEY_CONFIG_DIR: await makeDirectory() };
    const terminal = inTerminal(['configure'], { env });
    await terminal.until('Server address');
    // Ctrl-U deletes the prefilled default.
    terminal.type(`\u0015${app.server.url}\r`);
    await terminal.until('API key (hidden)');
    terminal.type(`${account.apiKey}\r`);
    expect(await terminal.ended()).toBe(0);
    expect(terminal.screen()).toContain(`${displayPrefix(account.apiKey)}… on ${app.server.url}`);
    expect(terminal.screen()).not.toContain(account.apiKey.slice(10));
    expect(JSON.parse((await runPacked(['whoami', '--json'], env)).stdout).key.id).toBe(account.apiKeyId);
  });

  it('login asks for the password, and does not echo it', async () => {
    const env = { LATCHKEY_CONFIG_DIR: await makeDirectory(), LATCHKEY_BASE_URL: app.server.url };
    const terminal = inTerminal(['login', '--email', account.email], { env });
    await terminal.until('Your password');
    terminal.type(`${account.password}\r`);
    expect(await terminal.ended()).toBe(0);
    expect(terminal.screen()).toContain(`Signed in to ${app.server.url}`);
    expect(terminal.screen()).not.toContain(account.password);
    expect(JSON.parse((await runPacked(['whoami', '--json'], env)).stdout).kind).toBe('user');
  });

  it('login refuses to read a password that would be echoed', async () => {
    const env = { LATCHKEY_CONFIG_DIR: await makeDirectory(), LATCHKEY_BASE_URL: app.server.url };
    const command = `'${bin}' login --email ada@example.com 2>'${join(testRun.directory, 'errors.txt')}'`;
    const terminal = openTerminal(['/bin/sh', '-c', command], { env });
    expect(await terminal.ended()).toBe(2);
    expect(await readFile(join(testRun.directory, 'errors.txt'), 'utf8')).toMatch(
      /^latchkey: .*standard error.*\n$/,
    );
  });

  it('documents edit leaves Ctrl-C to the editor', async () => {
    const document = JSON.parse(
      (await run(['documents', 'create', '--title', 'T', '--body', 'B', '--json'], withKey())).stdout,
    );
    const editor = join(testRun.directory, 'editor-with-ctrl-c.sh');
    await writeFile(
      editor,
      `#!/bin/sh\ntrap 'printf "Title\n\ninterrupted" > "$1"; exit 0' INT\necho ready\nwhile :; do sleep 0.1; done\n`,
      { mode: 0o755 },
    );
    const terminal = inTerminal(['documents', 'edit', document.id], {
      env: { ...withKey(), EDITOR: `exec '${editor}'` },
    });
    await terminal.until('ready');
    terminal.type('\u0003');
    expect(await terminal.ended()).toBe(0);
    expect((await run(['documents', 'get', document.id], withKey())).stdout).toBe('interrupted');
  });

  const withKey = (): Record<string, string> => ({
    LATCHKEY_BASE_URL: app.server.url,
    LATCHKEY_API_KEY: account.apiKey,
    LATCHKEY_CONFIG_DIR: '/nonexistent',
  });

  it('keys create shows both secrets; redirected to a file, it writes only the key', async () => {
    const terminal = inTerminal(['keys', 'create', 'seen'], { env: withKey() });
    expect(await terminal.ended()).toBe(0);
    expect(terminal.screen()).toMatch(/Key\s+lk_[0-9a-f]{48}\s/);
    expect(terminal.screen()).toMatch(/Webhook signing secret\s+whsec_/);

    const stdoutFile = join(testRun.directory, 'key.txt');
    const piped = inTerminal(['keys', 'create', 'piped'], { env: withKey(), stdoutFile });
    expect(await piped.ended()).toBe(0);
    const key = await readFile(stdoutFile, 'utf8');
    expect(key).toMatch(/^lk_[0-9a-f]{48}\n$/);
    expect(piped.screen()).not.toContain(key.trim());
    expect((await request(app.server, 'GET', '/api/v1/me', { apiKey: key.trim() })).json.key.name).toBe(
      'piped',
    );
  });

  it('lists are tables, in colour unless NO_COLOR is set', async () => {
    const terminal = inTerminal(['keys', 'list'], { env: withKey() });
    expect(await terminal.ended()).toBe(0);
    expect(terminal.screen()).toMatch(/Id\s+Name\s+Key\s+Status/);
    expect(terminal.screen()).toContain(account.apiKeyId);
    const raw = async (env: Record<string, string>): Promise<string> => {
      const terminal = inTerminal(['keys', 'list'], { env: { ...withKey(), ...env } });
      await terminal.ended();
      return terminal.raw();
    };
    expect(await raw({ FORCE_COLOR: '1' })).toContain('\u001b[1m');
    expect(await raw({ NO_COLOR: '1' })).not.toContain('\u001b[');
  });

  it.each([
    ['yes', 'y', 0, 'revoked'],
    ['no', 'n', 1, 'active'],
    ['Ctrl-C', '\u0003', 1, 'active'],
    ['Ctrl-D', '\u0004', 1, 'active'],
  ])(
    'keys revoke asks; after %s the exit code and the key are as expected',
    async (_, answer, exitCode, status) => {
      const made = JSON.parse(
        (await run(['keys', 'create', `asked-${status}-${exitCode}`, '--json'], withKey())).stdout,
      );
      const terminal = inTerminal(['keys', 'revoke', made.id], { env: withKey() });
      await terminal.until('This cannot be undone.');
      terminal.type(answer);
      expect(await terminal.ended()).toBe(exitCode);
      expect(JSON.parse((await run(['keys', 'show', made.id, '--json'], withKey())).stdout).status).toBe(
        status,
      );
    },
  );
});

it('an interrupted scan does not report that nothing was found', async () => {
  const tree = await mkdtemp(join(testRun.directory, 'large-'));
  await writeFile(join(tree, '0'), randomBytes(1 << 20).toString('hex'));
  for (let number = 1; number < 4_000; number += 1) await link(join(tree, '0'), join(tree, String(number)));
  const terminal = inTerminal(['scan', tree]);
  await terminal.until('Scanning: ');
  terminal.type('\u0003');
  expect(await terminal.ended()).toBe(130);
  expect(terminal.screen()).not.toContain('No keys found');
});

describe('bad input ends in one line that says what to do, and its exit code', () => {
  const sockets: Socket[] = [];
  const closers: (() => void)[] = [];
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
    for (const close of closers.splice(0)) close();
  });

  /** A server that answers any request with these bytes, and then closes the connection. */
  async function answering(bytes: string): Promise<string> {
    const server = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end(bytes));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    closers.push(() => server.close());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  const withKey = (baseUrl: string): Record<string, string> => ({
    LATCHKEY_BASE_URL: baseUrl,
    LATCHKEY_API_KEY: account.apiKey,
    LATCHKEY_CONFIG_DIR: '/nonexistent',
  });

  function expectLine(
    { exitCode, stdout, stderr }: CliResult,
    expectedCode: number,
    ...texts: string[]
  ): void {
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: expectedCode,
      stdout: '',
      stderr: expect.stringMatching(/^latchkey: [^\n]+\n$/),
    });
    for (const text of texts) expect(stderr).toContain(text);
    expect(stderr).not.toContain(account.apiKey);
  }

  it('no configuration', async () => {
    const env = { LATCHKEY_CONFIG_DIR: await makeDirectory() };
    expectLine(await runPacked(['whoami'], env), 2, 'latchkey configure');
    expectLine(
      await runPacked(['whoami'], { ...env, LATCHKEY_BASE_URL: app.server.url }),
      3,
      'latchkey login',
    );
  });

  it('a wrong key', async () => {
    const wrong = generateApiKey('lk');
    const env = { ...withKey(app.server.url), LATCHKEY_API_KEY: wrong };
    const fromEnvironment = await run(['keys', 'list'], env);
    expectLine(fromEnvironment, 3, 'LATCHKEY_API_KEY', 'unset');
    // Another profile would not help.
    expect(fromEnvironment.stderr).not.toContain('latchkey configure');

    const profile = { LATCHKEY_CONFIG_DIR: await makeDirectory() };
    await run(['configure', '--base-url', app.server.url, '--no-check'], profile, wrong);
    const fromProfile = await run(['keys', 'list'], profile);
    expectLine(fromProfile, 3, 'latchkey configure');
    expect(fromProfile.stderr).not.toContain('LATCHKEY_API_KEY');
  });

  it('missing permission, and missing resources', async () => {
    const id = '0190f3c2-0000-7000-8000-000000000000';
    expectLine(await run(['documents', 'get', id], withKey(app.server.url)), 5);
    expectLine(await run(['workspaces', 'create', 'x'], withKey(app.server.url)), 4, 'latchkey whoami');
  });

  it('an unreachable server', async () => {
    expectLine(
      await runPacked(['whoami'], withKey('http://127.0.0.1:1')),
      6,
      'http://127.0.0.1:1',
      'LATCHKEY_BASE_URL',
    );
    const profile = { LATCHKEY_CONFIG_DIR: await makeDirectory() };
    await runPacked(['configure', '--base-url', 'http://127.0.0.1:1', '--no-check'], profile, account.apiKey);
    expectLine(await runPacked(['whoami'], profile), 6, 'http://127.0.0.1:1', 'latchkey profiles');
    expectLine(await runPacked(['whoami'], withKey('http://nowhere.invalid')), 6, 'nowhere.invalid');
  });

  it('a connection that is cut midway through a response', async () => {
    const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n';
    expectLine(await run(['whoami'], withKey(await answering(`${head}{"kind":"use`))), 6, 'try again');
    expectLine(await run(['whoami'], withKey(await answering('HTTP/1.1 200'))), 6, 'try again');
  });

  it('a different kind of server', async () => {
    const page =
      'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\nConnection: close\r\n\r\n<html>';
    expectLine(await run(['whoami'], withKey(await answering(page))), 1, 'base URL');
    expectLine(await run(['whoami'], withKey('ftp://example.com')), 2, 'http');
  });

  it('a server that sends terminal control characters', async () => {
    const problem = JSON.stringify({ status: 418, code: 'teapot', detail: 'a\u001b[2J\u009b1mb' });
    const head = `HTTP/1.1 418 No\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(problem)}`;
    const result = await run(
      ['whoami'],
      withKey(await answering(`${head}\r\nConnection: close\r\n\r\n${problem}`)),
    );
    expectLine(result, 1, String.raw`a\u001b[2J\u009b1mb`);
  });

  it.each([
    ['no JSON', '{"profiles": {"default": {"api_key": "KEY'],
    ['another shape', '{"profiles": {"default": {"base_url": 1}}}'],
    ['a list', '[]'],
  ])('a damaged configuration: %s', async (_, text) => {
    const directory = await makeDirectory();
    const file = join(directory, 'config.json');
    await writeFile(file, text.replace('KEY', account.apiKey));
    expectLine(await run(['whoami'], { LATCHKEY_CONFIG_DIR: directory }), 1, file, 'latchkey configure');
  });

  it('a read-only home directory', async () => {
    // A file in place of a directory stops root, too.
    const home = join(await makeDirectory(), 'home');
    await writeFile(home, '');
    const env = { LATCHKEY_CONFIG_DIR: join(home, 'latchkey') };
    const argumentList = ['configure', '--base-url', app.server.url];
    expectLine(await run(argumentList, env, account.apiKey), 1, 'LATCHKEY_CONFIG_DIR');
    expect((await run(['whoami'], { ...withKey(app.server.url), ...env })).exitCode).toBe(0);
  });
});
