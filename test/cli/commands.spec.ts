import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { generateApiKey } from '../../src/core/secrets/api-key-format.js';
import { useServer } from '../support/app.js';
import { changeByHand } from '../support/by-hand.js';
import { cliFile, type CliResult, type RunCli, runCli, useWarmCli } from '../support/cli.js';
import { type Account, type Json, register, request } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { requireProgram } from '../support/programs.js';
import { testRun } from '../support/run.js';

const app = useServer();
const runWarmCli = useWarmCli();

/** A user's machine: its own configuration directory, and an empty environment. */
async function makeDevice(): Promise<{
  directory: string;
  run: RunCli;
  /** In a separate process. */
  runProcess: RunCli;
}> {
  const directory = await mkdtemp(join(testRun.directory, 'device-'));
  const onDevice =
    (run: RunCli): RunCli =>
    (argumentList, options = {}) =>
      run(argumentList, {
        cwd: testRun.directory,
        ...options,
        env: { LATCHKEY_CONFIG_DIR: join(directory, 'config'), ...options.env },
      });
  return { directory, run: onDevice(runWarmCli), runProcess: onDevice(runCli) };
}

let account: Account;
/** On a machine configured with the account's first key. */
let run: RunCli;
const json = (...argumentList: string[]): Promise<Json> => jsonBy(run, ...argumentList);

async function jsonBy(runIt: RunCli, ...argumentList: string[]): Promise<Json> {
  const { exitCode, stdout, stderr } = await runIt([...argumentList, '--json']);
  if (exitCode !== 0) throw new Error(`${argumentList.join(' ')} ended with ${exitCode}: ${stderr}`);
  return JSON.parse(stdout);
}

/** On a machine where the user is signed in. */
async function signIn(person: Account): Promise<RunCli> {
  const device = await makeDevice();
  await device.run(['configure', '--base-url', app.server.url, '--no-key']);
  await device.run(['login', '--email', person.email], { input: person.password });
  return device.run;
}

beforeAll(async () => {
  account = await register(app.server, { name: 'Ada' });
  ({ run } = await makeDevice());
  const { exitCode, stderr } = await run(['configure', '--base-url', app.server.url], {
    input: `${account.apiKey}\n`,
  });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: expect.stringContaining('Profile "default"') });
});

describe('latchkey configure', () => {
  it('stores the key in a file that only its owner can read, and gets the workspace from the server', async () => {
    const { directory, run } = await makeDevice();
    await run(['configure', '--base-url', app.server.url], { input: account.apiKey });
    const file = join(directory, 'config/config.json');
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
      current_profile: 'default',
      profiles: {
        default: {
          base_url: app.server.url,
          workspace_id: account.workspace.id,
          api_key: account.apiKey,
        },
      },
    });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(join(directory, 'config'))).mode & 0o777).toBe(0o700);
  });

  it('writes to the file that a symbolic link leads to, and the link stays', async () => {
    const { directory, run: runHere } = await makeDevice();
    const [link, target] = [join(directory, 'config/config.json'), join(directory, 'elsewhere/config.json')];
    await mkdir(join(directory, 'config'));
    await symlink(target, link);
    for (const profile of ['one', 'two']) {
      const { exitCode } = await runHere([
        ...['configure', '--profile', profile, '--base-url', app.server.url, '--no-key'],
      ]);
      expect(exitCode).toBe(0);
    }
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    expect((await stat(target)).mode & 0o777).toBe(0o600);
    expect((await runHere(['profiles', 'list'])).stdout).toContain('two');
  });

  it("uses the platform's configuration folder", async () => {
    const home = await mkdtemp(join(testRun.directory, 'home-'));
    await runCli(['configure', '--base-url', app.server.url], {
      input: account.apiKey,
      env: { HOME: home, APPDATA: home },
    });
    const files = await readdir(home, { recursive: true });
    expect(files.filter((file) => file.endsWith('config.json'))).toEqual([
      expect.stringMatching(
        /^(\.config|Library.Preferences|latchkey)[\\/](latchkey|Config)[\\/]config\.json$/,
      ),
    ]);
  });

  it('warns about the shell history if the key is an argument, and never shows it', async () => {
    const { run } = await makeDevice();
    const given = await run(['configure', '--base-url', app.server.url, '--key', account.apiKey]);
    expect(given.stderr).toContain('history');
    const listed = await run(['profiles', '--json']);
    const piped = await run(['configure', '--base-url', app.server.url], { input: account.apiKey });
    expect(piped.stderr).not.toContain('history');
    for (const { stdout, stderr } of [given, listed, piped])
      expect(stdout + stderr).not.toContain(account.apiKey);
  });

  it('refuses a mistyped key without asking the server, and one that the server rejects', async () => {
    const { directory, run } = await makeDevice();
    const last = account.apiKey.endsWith('0') ? '1' : '0';
    const mistyped = await run(['configure', '--base-url', 'http://127.0.0.1:1'], {
      input: account.apiKey.slice(0, -1) + last,
    });
    expect(mistyped).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/^latchkey: Not a valid API key: .*\n$/),
    });
    const unknown = await run(['configure', '--base-url', app.server.url], { input: generateApiKey('lk') });
    expect(unknown).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining('does not accept this key'),
    });
    await expect(stat(join(directory, 'config/config.json'))).rejects.toThrow('ENOENT');
  });

  it('stores a key without asking the server on request', async () => {
    const { run } = await makeDevice();
    const configure = ['configure', '--base-url', 'http://127.0.0.1:1', '--no-check'];
    expect((await run(configure, { input: account.apiKey })).exitCode).toBe(0);
    expect((await run(['whoami'])).exitCode).toBe(6);
  });
});

describe('profiles', () => {
  it('are created, used, listed and removed', async () => {
    const { run } = await makeDevice();
    const other = await register(app.server);
    await run(['configure', '--base-url', app.server.url], { input: account.apiKey });
    await run(['configure', '--profile', 'other', '--base-url', app.server.url], { input: other.apiKey });
    const whoAmI = async (...options: string[]): Promise<unknown> =>
      JSON.parse((await run(['whoami', '--json', ...options])).stdout).user.email;

    expect(await whoAmI()).toBe(account.email);
    expect(await whoAmI('--profile', 'other')).toBe(other.email);
    await run(['profiles', 'use', 'other']);
    expect(await whoAmI()).toBe(other.email);
    expect(await run(['profiles', 'remove', 'other'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--yes'),
    });
    expect((await run(['profiles', 'remove', 'other', '--yes'])).exitCode).toBe(0);
    expect(await whoAmI()).toBe(account.email);
    expect(await run(['profiles', 'use', 'other'])).toMatchObject({ exitCode: 5 });
  });

  it('are overridden by the environment', async () => {
    const other = await register(app.server);
    const { stdout } = await run(['whoami', '--json'], {
      env: { LATCHKEY_API_KEY: other.apiKey, LATCHKEY_WORKSPACE_ID: other.workspace.id },
    });
    expect(JSON.parse(stdout).user.email).toBe(other.email);
    const elsewhere = await run(['whoami'], { env: { LATCHKEY_BASE_URL: 'http://127.0.0.1:1' } });
    expect(elsewhere.exitCode).toBe(6);
  });

  it('are not needed if the environment has everything', async () => {
    const { exitCode, stdout } = await runCli(['whoami', '--json'], {
      env: {
        HOME: '/nonexistent',
        LATCHKEY_BASE_URL: app.server.url,
        LATCHKEY_API_KEY: account.apiKey,
      },
    });
    expect({ exitCode, email: JSON.parse(stdout).user.email }).toEqual({ exitCode: 0, email: account.email });
  });
});

describe('latchkey login', () => {
  it('stores a token that changes with each use, and no password, until logout ends the session', async () => {
    const { directory, run } = await makeDevice();
    await run(['configure', '--base-url', app.server.url, '--no-key']);
    expect(await run(['whoami'])).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining('latchkey login'),
    });
    const login = await run(['login', '--email', account.email], { input: `${account.password}\n` });
    expect(login).toMatchObject({ exitCode: 0, stdout: '' });

    const file = join(directory, 'config/session-default.json');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const before = await readFile(file, 'utf8');
    expect(JSON.parse((await run(['whoami', '--json'])).stdout)).toMatchObject({
      kind: 'user',
      user: { email: account.email },
    });
    const after = await readFile(file, 'utf8');
    expect(JSON.parse(after).refresh_token).not.toBe(JSON.parse(before).refresh_token);
    const withKey = await run(['whoami', '--json'], { env: { LATCHKEY_API_KEY: account.apiKey } });
    expect(JSON.parse(withKey.stdout).kind).toBe('api_key');
    for (const name of await readdir(join(directory, 'config'))) {
      expect(await readFile(join(directory, 'config', name), 'utf8')).not.toContain(account.password);
    }

    expect((await run(['logout'])).exitCode).toBe(0);
    await expect(stat(file)).rejects.toThrow('ENOENT');
    const { refresh_token: last } = JSON.parse(after);
    const cookie = `__Host-refresh_token=${last}`;
    expect((await request(app.server, 'POST', '/api/v1/auth/refresh', { cookie })).status).toBe(401);
    expect(await run(['logout'])).toMatchObject({ exitCode: 0, stderr: 'Not signed in.\n' });
  });

  it('sends the token only to the server that issued it', async () => {
    const { run } = await makeDevice();
    await run(['configure', '--base-url', app.server.url, '--no-key']);
    await run(['login', '--email', account.email], { input: account.password });
    const received: string[] = [];
    const other = createServer((request, response) => {
      received.push(JSON.stringify(request.headers));
      response.writeHead(401).end();
    }).listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const elsewhere = await run(['whoami'], { env: { LATCHKEY_BASE_URL: `http://127.0.0.1:${port}` } });
    other.close();
    expect(elsewhere.exitCode).toBe(3);
    expect(received.length).toBeGreaterThan(0);
    expect(received.join()).not.toContain('refresh_token');
    expect((await run(['whoami'])).exitCode).toBe(0);
  });

  it('refuses a wrong password', async () => {
    const { run } = await makeDevice();
    const login = await run(['login', '--email', account.email], {
      input: 'not the password',
      env: { LATCHKEY_BASE_URL: app.server.url },
    });
    expect(login).toMatchObject({
      exitCode: 3,
      stderr: 'latchkey: Wrong email or password.\n',
    });
  });

  it('stays signed in while many commands run at once', async () => {
    const { run, runProcess } = await makeDevice();
    await run(['configure', '--base-url', app.server.url, '--no-key']);
    await run(['login', '--email', account.email], { input: account.password });
    const results = await Promise.all(Array.from({ length: 8 }, () => runProcess(['whoami', '--json'])));
    expect(results.map(({ exitCode, stderr }) => ({ exitCode, stderr }))).toEqual(
      results.map(() => ({ exitCode: 0, stderr: '' })),
    );
    expect((await run(['whoami'])).exitCode).toBe(0);
  });

  it('waits for a command that is using the token', async () => {
    const { directory, run, runProcess } = await makeDevice();
    await run(['configure', '--base-url', app.server.url, '--no-key']);
    await run(['login', '--email', account.email], { input: account.password });
    const lock = join(directory, 'config/session-default.json.lock');
    await writeFile(lock, String(process.pid));
    let hasEnded = false;
    const waiting = runProcess(['whoami']).finally(() => (hasEnded = true));
    // These take their time, and need no token.
    for (let count = 0; count < 3; count += 1) expect((await runProcess(['profiles'])).exitCode).toBe(0);
    expect(hasEnded).toBe(false);
    await rm(lock);
    expect((await waiting).exitCode).toBe(0);
  });

  it('takes over the lock of a killed command', async () => {
    const { directory, run } = await makeDevice();
    await run(['configure', '--base-url', app.server.url, '--no-key']);
    await run(['login', '--email', account.email], { input: account.password });
    // No process has this id: it exceeds what systems assign.
    await writeFile(join(directory, 'config/session-default.json.lock'), '999999999');
    expect((await run(['whoami'])).exitCode).toBe(0);
  });
});

describe('latchkey keys', () => {
  it('create prints only the key if standard output is not a terminal', async () => {
    const { exitCode, stdout, stderr } = await run(['keys', 'create', 'ci']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^lk_[0-9a-f]{48}\n$/);
    expect(stderr).not.toContain(stdout.trim());
    const me = await request(app.server, 'GET', '/api/v1/me', { apiKey: stdout.trim() });
    expect(me.json.key.name).toBe('ci');
  });

  it('create --json returns both secrets, and the requested restrictions', async () => {
    const { stdout } = await run([
      ...['keys', 'create', 'reader', '--json', '--expires', '30d'],
      ...['--scopes', 'documents:read,audit:read', '--allow', '192.0.2.0/24,2001:db8::/32'],
    ]);
    const key = JSON.parse(stdout);
    expect(key).toMatchObject({
      name: 'reader',
      scopes: ['audit:read', 'documents:read'],
      allowed_ips: ['192.0.2.0/24', '2001:db8::/32'],
      key: expect.stringMatching(/^lk_[0-9a-f]{48}$/),
      webhook_signing_secret: expect.stringMatching(/^whsec_/),
    });
    const days = (Date.parse(key.expires_at) - Date.parse(key.created_at)) / 86_400_000;
    expect(Math.round(days)).toBe(30);
  });

  it("list, show, allow, usage, rotate and revoke accept a key's id, name or key_prefix", async () => {
    expect(await json('keys', 'create', 'trap', '--canary')).toMatchObject({ canary: true });
    const made = await json('keys', 'create', 'life');
    expect(await json('keys', 'show', 'life')).toMatchObject({ id: made.id, status: 'active' });
    expect(await json('keys', 'show', made.key_prefix)).toMatchObject({ id: made.id });
    expect((await json('keys', 'list')).map(({ id }: Json) => id)).toContain(made.id);

    expect(await json('keys', 'allow', 'life', '192.0.2.7')).toMatchObject({ allowed_ips: ['192.0.2.7/32'] });
    expect(await json('keys', 'allow', 'life', '--observe')).toMatchObject({
      ...{ allowed_ips: ['192.0.2.7/32'], allowlist_mode: 'observe' },
    });
    expect(await json('keys', 'allow', 'life', '192.0.2.8', '--enforce')).toMatchObject({
      ...{ allowed_ips: ['192.0.2.8/32'], allowlist_mode: 'enforce' },
    });
    expect((await run(['keys', 'allow', 'life', '--observe', '--enforce'])).exitCode).toBe(2);
    expect((await run(['keys', 'allow', 'life', '192.0.2.8', '--any'])).exitCode).toBe(2);
    expect(await json('keys', 'allow', 'life', '--any')).toMatchObject({ allowed_ips: null });
    expect((await run(['keys', 'allow', 'life'])).exitCode).toBe(2);
    expect(await json('keys', 'usage', 'life', '--interval', 'day')).toMatchObject({
      api_key_id: made.id,
      totals: { allowed: 0, denied_by_reason: expect.any(Object) },
    });
    expect((await request(app.server, 'GET', '/api/v1/me', { apiKey: made.key })).status).toBe(200);
    await request(app.server, 'POST', '/api/v1/documents', { apiKey: made.key, json: {} });
    expect((await run(['keys', 'requests', 'life'])).stdout.split('\n')).toEqual([
      expect.stringMatching(/\tPOST\t\/api\/v1\/documents\t4\d\d\t[a-z_]+\t127\.0\.0\.1\t[\d.]+$/),
      expect.stringMatching(/\tGET\t\/api\/v1\/me\t200\t\t127\.0\.0\.1\t[\d.]+$/),
      '',
    ]);
    expect(await json('keys', 'requests', 'life', '--status', '2xx', '--method', 'GET')).toMatchObject([
      { route: '/api/v1/me', status: 200, error_code: null },
    ]);

    const rotated = await run(['keys', 'rotate', made.id, '--overlap', '60', '--yes']);
    expect(rotated.stdout).toMatch(/^lk_[0-9a-f]{48}\n$/);
    expect((await request(app.server, 'GET', '/api/v1/me', { apiKey: made.key })).status).toBe(200);
    expect(await json('keys', 'revoke', made.id, '--yes')).toEqual({ status: 'revoked' });
    expect((await request(app.server, 'GET', '/api/v1/me', { apiKey: made.key })).status).toBe(401);
    expect((await json('keys', 'list', '--status', 'revoked')).map(({ id }: Json) => id)).toContain(made.id);
  });

  it('create accepts a description and metadata, by which list finds keys; disable and enable switch one', async () => {
    const made = await json(
      ...['keys', 'create', 'switched', '--description', 'Runs at night.'],
      ...['--metadata', 'customer=acme', '--metadata', 'note=a=b'],
    );
    expect(made).toMatchObject({
      description: 'Runs at night.',
      metadata: { customer: 'acme', note: 'a=b' },
    });
    const found = await json('keys', 'list', '--metadata', 'customer=acme', '--metadata', 'note=a=b');
    expect(found.map(({ id }: Json) => id)).toEqual([made.id]);
    expect(await json('keys', 'list', '--metadata', 'customer=acme', '--metadata', 'note=b')).toEqual([]);
    expect((await run(['keys', 'list', '--metadata', 'customer'])).stderr).toMatch(/Use name=value/);

    expect(await json('keys', 'disable', 'switched')).toMatchObject({ id: made.id, status: 'disabled' });
    expect((await request(app.server, 'GET', '/api/v1/me', { apiKey: made.key })).status).toBe(401);
    expect((await json('keys', 'list', '--status', 'disabled')).map(({ id }: Json) => id)).toEqual([made.id]);
    expect((await run(['keys', 'enable', 'switched'])).stderr).toBe(`Enabled ${made.id}.\n`);
    expect((await request(app.server, 'GET', '/api/v1/me', { apiKey: made.key })).status).toBe(200);
  });

  it('list takes the filters of the API and its order, and shows owners and canaries', async () => {
    const soon = ['--expires', '20d', '--scopes', 'documents:read'];
    const made = await json('keys', 'create', 'filtered', ...soon, '--metadata', 'suite=filters');
    const trap = await json('keys', 'create', 'a trap', '--canary', '--metadata', 'suite=filters');
    const list = async (...filters: string[]): Promise<string[]> =>
      (await json('keys', 'list', '--metadata', 'suite=filters', ...filters)).map(({ id }: Json) => id);
    expect(await list('--sort', 'name')).toEqual([trap.id, made.id]);
    expect(await list('--owner', made.owner.id)).toEqual([trap.id, made.id]);
    expect(await list('--owner', made.id)).toEqual([]);
    expect(await list('--scope', 'documents:read', '--expires-before', '30d')).toEqual([made.id]);
    expect(await list('--expires-before', '10d')).toEqual([]);
    expect(await list('--unused-since', '1d')).toEqual([]);
    expect(await list('--unused-since', '2999-01-01T00:00:00Z')).toEqual([trap.id, made.id]);
    expect(await list('--leaked')).toEqual([]);
    const wrong = await run(['keys', 'list', '--unused-since', 'long ago']);
    expect([wrong.exitCode, wrong.stderr]).toEqual([2, expect.stringContaining('Invalid --unused-since')]);
    const { stdout } = await run(['keys', 'list', '--metadata', 'suite=filters']);
    const shown = stdout
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => line.split('\t').slice(-2));
    expect(shown).toEqual([
      [expect.stringMatching(/ \(user\)$/), 'canary'],
      [expect.stringMatching(/ \(user\)$/), ''],
    ]);
  });

  it('set-policy shows which keys it reaches, asks before ending any, and policy shows it', async () => {
    const set = ['keys', 'set-policy', '--require-scopes', '--grace-days', '30'];
    const dry = await json(...set, '--dry-run');
    expect(dry).toMatchObject({ dry_run: true, require_scopes: true });
    expect(dry.keys_reached).toBeGreaterThan(0);
    expect((await run(set)).stderr).toMatch(
      /End \d+ existing keys, the first of them in 30 days\? .*Add --yes/,
    );
    expect(await json('keys', 'policy')).toMatchObject({ require_scopes: false });
    const applied = await json(...set, '--yes');
    expect(applied).toMatchObject({ dry_run: false, keys_reached: dry.keys_reached });
    expect(await json('keys', 'policy')).toMatchObject({ require_scopes: true, max_lifetime_days: null });
    expect(await json('keys', 'set-policy')).toMatchObject({ require_scopes: false, keys_reached: 0 });
    expect(
      await json(
        ...['keys', 'set-policy', '--service-accounts-only', '--revoke-unused-after-days', '60'],
        ...['--grace-days', '9', '--dry-run'],
      ),
    ).toMatchObject({ owners: 'service_accounts', revoke_unused_after_days: 60, dry_run: true });
  });

  it('review lists the keys that could be removed or narrowed', async () => {
    await run(['keys', 'create', 'reviewed']);
    const { keys } = await json('keys', 'review');
    expect(keys).toContainEqual(
      expect.objectContaining({
        name: 'reviewed',
        // It ends with the key that created it, which the policy reached.
        findings: ['never_used'],
        proposal: null,
      }),
    );
    expect((await run(['keys', 'review'])).stdout).toMatch(/reviewed\s.*never_used/);
  });

  it('limits sets how many requests a key may make, and shows its current use', async () => {
    const made = await json('keys', 'create', 'limited', '--limits', '5/month,3/day');
    expect(made.limits).toEqual([
      { requests: 3, per: 'day' },
      { requests: 5, per: 'month' },
    ]);
    await request(app.server, 'GET', '/api/v1/me', { apiKey: made.key });
    expect(await json('keys', 'limits', 'limited')).toMatchObject([
      { requests: 3, per: 'day', used: 1 },
      { requests: 5, per: 'month', used: 1 },
    ]);
    expect(await json('keys', 'limits', 'limited', '1/day')).toMatchObject({
      limits: [{ requests: 1, per: 'day' }],
    });
    expect(await json('keys', 'limits', 'limited', '--default')).toMatchObject({ limits: null });
    expect(await run(['keys', 'limits', 'limited', '10/week'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('Invalid limit "10/week"'),
    });
    expect((await run(['keys', 'limits', 'limited', '1/day', '--default'])).exitCode).toBe(2);
  });

  it('announces a wait when the limit of its own key is used up', async () => {
    const made = await json('keys', 'create', 'slow', '--limits', '1/second');
    const environment = { env: { LATCHKEY_API_KEY: made.key } };
    const results = [await run(['whoami'], environment), await run(['whoami'], environment)];
    // Two commands may fall into two different seconds; three cannot.
    while (results.every(({ stderr }) => stderr === '')) results.push(await run(['whoami'], environment));
    expect(results.map(({ exitCode }) => exitCode)).toEqual(results.map(() => 0));
    expect(results.at(-1)?.stderr).toMatch(/^The limit of requests is used up: trying again in \d+ s\.\n/);
  });

  it('asks for the id if two keys share a name, and reports if there is none', async () => {
    await run(['keys', 'create', 'twin']);
    await run(['keys', 'create', 'twin']);
    expect(await run(['keys', 'show', 'twin'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/^latchkey: 2 keys match "twin"\. .*( lk_\w{4} is [\w-]{36}[,.]){2}\n$/),
    });
    expect((await run(['keys', 'show', 'nobody'])).exitCode).toBe(5);
  });

  it("revoke takes several keys, a person's keys, or all: exactly one of the three", async () => {
    const made = [await json('keys', 'create', 'left'), await json('keys', 'create', 'right')];
    for (const argumentList of [
      [],
      ['left', '--all'],
      ['--all', '--created-by', account.user.id],
      ['left', 'right', '--descendants'],
    ]) {
      const { exitCode, stderr } = await run(['keys', 'revoke', ...argumentList, '--yes']);
      expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringMatching(/one/) });
    }
    const unconfirmed = await run(['keys', 'revoke', 'left', 'right']);
    expect(unconfirmed.stderr).toMatch(/Revoke the keys left, right .* Add --yes/);
    expect((await json('keys', 'show', 'left')).status).toBe('active');
    expect(await json('keys', 'revoke', 'left', made[1].id, '--yes')).toEqual({ revoked: 2 });
    expect((await json('keys', 'show', made[0].id)).status).toBe('revoked');
    const nobody = await run(['keys', 'revoke', '--created-by', made[0].id, '--yes']);
    expect(nobody).toMatchObject({ exitCode: 5, stderr: expect.stringContaining(made[0].id) });
  });

  it('does nothing irreversible without confirmation', async () => {
    const { id } = await json('keys', 'create', 'kept');
    for (const command of ['revoke', 'rotate']) {
      const { exitCode, stderr } = await run(['keys', command, id]);
      expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining('Add --yes') });
    }
    expect((await json('keys', 'show', id)).status).toBe('active');
    for (const argumentList of [
      ['workspaces', 'delete', account.workspace.id],
      ['members', 'remove', account.user.id],
      ['members', 'sign-out', account.user.id],
      ['keys', 'revoke', '--all'],
    ])
      expect(await run(argumentList)).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining('Add --yes'),
      });
  });

  it('list prints tab-separated lines if standard output is not a terminal', async () => {
    const { stdout } = await run(['keys', 'list', '--limit', '1']);
    expect(stdout.split('\n')).toEqual([
      expect.stringMatching(/^[\w-]{36}\t.+\tlk_[0-9a-f]{4}\tactive\t/),
      '',
    ]);
    expect((await run(['keys', 'list', '--limit', '1'])).stderr).toContain('There are more');
  });
});

describe('latchkey keys of a signed-in user', () => {
  let owner: Account;
  let runAsOwner: RunCli;
  const asOwner = (...argumentList: string[]): Promise<Json> => jsonBy(runAsOwner, ...argumentList);

  beforeAll(async () => {
    owner = await register(app.server, { name: 'Grace' });
    runAsOwner = await signIn(owner);
  });

  it('edit changes only what it is told to', async () => {
    const { key, ...made } = await asOwner(
      ...['keys', 'create', 'edited', '--scopes', 'documents:read,members:read', '--expires', '30d'],
      ...['--metadata', 'team=web', '--metadata', 'old=1'],
    );
    const edited = await asOwner(
      ...['keys', 'edit', 'edited', '--name', 'Edited', '--scopes', 'documents:read', '--expires', 'never'],
      ...[
        '--description',
        'Runs at night.',
        '--metadata',
        'customerName=acme',
        '--metadata',
        'cost.centre=7',
      ],
    );
    const { webhook_signing_secret: _, ...before } = made;
    expect(edited).toEqual({
      ...before,
      name: 'Edited',
      scopes: ['documents:read'],
      expires_at: null,
      description: 'Runs at night.',
      metadata: { customerName: 'acme', 'cost.centre': '7' },
      updated_at: expect.any(String),
    });
    const expiring = await asOwner('keys', 'edit', made.id, '--expires', '2030-01-01T00:00:00Z');
    expect(expiring).toEqual({
      ...edited,
      expires_at: '2030-01-01T00:00:00.000Z',
      updated_at: expect.any(String),
    });
    expect(
      await asOwner('keys', 'edit', made.id, '--all-scopes', '--description', '', '--no-metadata'),
    ).toEqual({
      ...expiring,
      ...{ scopes: null, description: null, metadata: {} },
      updated_at: expect.any(String),
    });
    expect((await request(app.server, 'GET', '/api/v1/me', { apiKey: key })).json.key.name).toBe('Edited');
    for (const options of [[], ['--scopes', 'documents:read', '--all-scopes'], ['--expires', 'soon']]) {
      expect(await runAsOwner(['keys', 'edit', made.id, ...options])).toMatchObject({ exitCode: 2 });
    }
  });

  it('list and show report why a key does not work, which key created it, and whether it has leaked', async () => {
    const parent = await asOwner('keys', 'create', 'parent');
    const made = await runAsOwner(['keys', 'create', 'child', '--json'], {
      env: { LATCHKEY_API_KEY: parent.key },
    });
    const child = JSON.parse(made.stdout);
    const json = { credentials: [child.key], url: 'https://example.com/paste' };
    await request(app.server, 'POST', '/api/v1/credentials/report', { json });
    await asOwner('keys', 'disable', child.id);
    const { leaked_at: leakedAt } = await eventually(
      'the leak is recorded',
      () => asOwner('keys', 'show', child.id),
      { until: (key) => key.leaked_at !== null },
    );
    const lines = (await runAsOwner(['keys', 'list'])).stdout.split('\n').map((line) => line.split('\t'));
    expect(lines.find(([id]) => id === child.id)).toEqual([
      ...[child.id, 'child', child.key_prefix, 'disabled', '', '', 'disabled_by_user', leakedAt, parent.id],
      ...['Grace (user)', ''],
    ]);
    expect(lines.find(([id]) => id === parent.id)?.slice(-5)).toEqual(['', '', '', 'Grace (user)', '']);
    const shown = (await runAsOwner(['keys', 'show', child.id])).stdout.split('\n');
    expect(shown).toEqual(
      expect.arrayContaining([
        ...['Reason\tdisabled_by_user', `Created by key\t${parent.id}`, `Leaked\t${leakedAt}`],
        'Reported by\tfinder: https://example.com/paste',
      ]),
    );
  });

  it('review reports the requested findings, and narrows a key as proposed after confirmation', async () => {
    const wide = await asOwner('keys', 'create', 'wide', '--scopes', 'documents:read,documents:write');
    await request(app.server, 'GET', '/api/v1/documents', { apiKey: wide.key });
    await changeByHand(
      app.database,
      `UPDATE api_keys SET created_at = created_at - interval '91 days' WHERE id = '${wide.id}'`,
    );
    const found = await asOwner('keys', 'review', '--finding', 'wider_than_used');
    expect(found.keys.map(({ id }: Json) => id)).toEqual([wide.id]);
    const few = await asOwner('keys', 'review', '--finding', 'never_used', 'wider_than_used', '--limit', '1');
    expect(few.keys).toHaveLength(1);
    expect(few.keys_found).toBeGreaterThan(1);

    const apply = ['keys', 'review', '--apply', 'wide'];
    expect(await runAsOwner(apply)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(
        /Narrow the key wide to the scopes documents:read, and the addresses [\d.:]+\? .*Add --yes/,
      ),
    });
    expect((await asOwner('keys', 'show', 'wide')).allowed_ips).toBeNull();
    const { proposal } = found.keys[0];
    expect(await asOwner(...apply, '--yes')).toMatchObject({
      id: wide.id,
      scopes: ['documents:read'],
      allowed_ips: [expect.stringContaining(proposal.allowed_ips[0])],
    });
    expect(await runAsOwner([...apply, '--yes'])).toMatchObject({
      exitCode: 1,
      stderr: 'latchkey: The review proposes nothing for the key wide.\n',
    });
    for (const options of [
      ['--finding', 'idle'],
      ['--apply', 'wide', '--limit', '1'],
    ]) {
      expect(await runAsOwner(['keys', 'review', ...options])).toMatchObject({ exitCode: 2, stdout: '' });
    }
  });

  it('workspaces limits sets what all keys may do together, and shows the current use', async () => {
    const limits = (...argumentList: string[]) =>
      asOwner('workspaces', 'limits', owner.workspace.id, ...argumentList);
    expect(await limits('100000/day', '2000/minute')).toMatchObject({
      id: owner.workspace.id,
      limits: [
        { requests: 2_000, per: 'minute' },
        { requests: 100_000, per: 'day' },
      ],
    });
    await request(app.server, 'GET', '/api/v1/me', { apiKey: owner.apiKey });
    expect(await limits()).toMatchObject([
      { requests: 2_000, per: 'minute' },
      { requests: 100_000, per: 'day', used: 1 },
    ]);
    expect(await limits('--default')).toMatchObject({ limits: null });
    expect(await runAsOwner(['workspaces', 'limits', owner.workspace.id, '1/week'])).toMatchObject({
      exitCode: 2,
    });
  });

  it('workspaces sso shows how members sign in, and says why that cannot be required yet', async () => {
    const { id } = owner.workspace;
    const sso = (...options: string[]) => runAsOwner(['workspaces', 'sso', id, ...options]);
    expect(await asOwner('workspaces', 'sso', id)).toMatchObject({
      identity_provider: null,
      domain_proof: `latchkey-workspace=${id}`,
      enforced: false,
    });
    expect((await sso('--enforce')).stderr).toContain('has no identity provider');
    expect(await sso('--enforce', '--relax')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('Use only one of'),
    });
    for (const options of [
      ['--domain', 'acme.dev'],
      ['--default-role', 'viewer'],
      ['--name', 'Acme'],
    ]) {
      expect(await sso(...options)).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining('Configuring takes --issuer, --client-id and --name'),
      });
    }
    expect(await sso('--default-role', 'owner')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('member, viewer'),
    });
  });

  describe('and service accounts', () => {
    const create = (name: string, ...options: string[]) =>
      asOwner('service-accounts', 'create', name, ...options);

    it('create, list, show and edit report their creators and purposes', async () => {
      const made = await create('Nightly export', '--role', 'viewer', '--description', 'Ask Ada.');
      expect(made).toMatchObject({ role: 'viewer', description: 'Ask Ada.', created_by: owner.user.id });
      expect((await create('Plain')).role).toBe('member');
      const lines = (await runAsOwner(['service-accounts', 'list'])).stdout.split('\n');
      expect(lines.map((line) => line.split('\t'))).toContainEqual([
        ...[made.id, 'Nightly export', 'viewer', '0', '0', 'Ask Ada.', made.created_at, owner.user.id],
      ]);
      const shown = (await runAsOwner(['service-accounts', 'show', made.id])).stdout.split('\n');
      expect(shown).toEqual(
        expect.arrayContaining([`Created\t${made.created_at}`, `Created by\t${owner.user.id}`]),
      );
      expect(
        await asOwner('service-accounts', 'edit', made.id, '--name', 'Hourly export', '--role', 'admin'),
      ).toMatchObject({ name: 'Hourly export', role: 'admin', description: 'Ask Ada.' });
      expect((await runAsOwner(['service-accounts', 'edit', made.id])).exitCode).toBe(2);
    });

    it('limits apply to all keys of one together', async () => {
      const { id } = await create('Limited');
      const { key } = await asOwner('keys', 'create', 'limited', '--service-account', id);
      expect(await asOwner('service-accounts', 'limits', id, '1000/day')).toMatchObject({
        limits: [{ requests: 1_000, per: 'day' }],
      });
      await request(app.server, 'GET', '/api/v1/me', { apiKey: key });
      expect(await asOwner('service-accounts', 'limits', id)).toMatchObject([
        { requests: 1_000, per: 'day', used: 1 },
      ]);
      expect(await asOwner('service-accounts', 'limits', id, '--default')).toMatchObject({ limits: null });
    });

    it('keys create makes keys for one, and keys revoke --service-account ends them all after confirmation', async () => {
      const { id } = await create('Importer', '--role', 'viewer');
      const keys = [];
      for (const name of ['one', 'two'])
        keys.push(await asOwner('keys', 'create', name, '--service-account', id));
      for (const { key, owner: itsOwner } of keys) {
        expect(itsOwner).toEqual({ type: 'service_account', id, name: 'Importer' });
        const me = await request(app.server, 'GET', '/api/v1/me', { apiKey: key });
        expect(me.json).toMatchObject({ role: 'viewer', service_account: { id } });
      }
      const revoke = ['keys', 'revoke', '--service-account', id];
      expect(await runAsOwner(revoke)).toMatchObject({
        exitCode: 2,
        stderr: expect.stringMatching(/Revoke every key of the service account .* Add --yes/),
      });
      expect(await asOwner(...revoke, '--yes')).toEqual({ revoked: 2 });
      for (const { key } of keys) {
        expect((await request(app.server, 'GET', '/api/v1/me', { apiKey: key })).status).toBe(401);
      }
    });

    it('delete ends the keys of one after confirmation', async () => {
      const { id } = await create('Gone');
      const { key } = await asOwner('keys', 'create', 'gone', '--service-account', id);
      const remove = ['service-accounts', 'delete', id];
      expect(await runAsOwner(remove)).toMatchObject({
        exitCode: 2,
        stderr: expect.stringMatching(
          /Gone\? Its API keys \(1\) end permanently, and its webhook endpoints \(0\) stop\. Add --yes/,
        ),
      });
      expect((await request(app.server, 'GET', '/api/v1/me', { apiKey: key })).status).toBe(200);
      expect(await runAsOwner([...remove, '--yes'])).toMatchObject({ exitCode: 0 });
      expect((await request(app.server, 'GET', '/api/v1/me', { apiKey: key })).status).toBe(401);
      expect((await runAsOwner(['service-accounts', 'show', id])).exitCode).toBe(5);
    });
  });
});

describe('latchkey documents', () => {
  it('are created from standard input, a file or an argument, listed, searched, shown and deleted', async () => {
    const { stdout } = await run(['documents', 'create', '--title', 'Piped'], { input: 'from a pipe' });
    const id = stdout.trim();
    expect((await run(['documents', 'get', id])).stdout).toBe('from a pipe');
    const file = join(testRun.directory, 'body.md');
    await writeFile(file, 'from a file');
    expect(await json('documents', 'create', '--title', 'F', '--file', file)).toMatchObject({
      body: 'from a file',
    });
    expect(await json('documents', 'create', '--title', 'A', '--body', '')).toMatchObject({ body: '' });
    expect((await json('documents', 'list', '--search', 'pipe')).map((each: Json) => each.id)).toEqual([id]);
    expect((await run(['documents', 'delete', id])).exitCode).toBe(2);
    expect((await run(['documents', 'delete', id, '--yes'])).exitCode).toBe(0);
    expect(await run(['documents', 'get', id])).toMatchObject({ exitCode: 5, stdout: '' });
  });

  it('are refused if they are not UTF-8, and lose a byte order mark', async () => {
    const latin1 = Buffer.from('été', 'latin1');
    const file = join(testRun.directory, 'latin-1.md');
    await writeFile(file, latin1);
    const before = await json('documents', 'list');
    expect(await run(['documents', 'create', '--title', 'L', '--file', file])).toMatchObject({
      exitCode: 2,
      stderr: `latchkey: ${file} is not UTF-8. Save it as UTF-8 and run the command again.\n`,
    });
    expect(await run(['documents', 'create', '--title', 'L'], { input: latin1 })).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('Standard input is not UTF-8'),
    });
    expect(await json('documents', 'list')).toEqual(before);
    await writeFile(file, '\ufeffété');
    expect(await json('documents', 'create', '--title', 'L', '--file', file)).toMatchObject({ body: 'été' });
  });

  it('edit keeps text in another encoding, and says where', async () => {
    const { id } = await json('documents', 'create', '--title', 'Old', '--body', 'one');
    const { exitCode, stderr } = await run(['documents', 'edit', id], {
      env: { EDITOR: String.raw`printf 'New\n\n\351t\351\n' >` },
    });
    const [, file = ''] = /is not UTF-8.* Your text is saved in (.+)\.\n$/.exec(stderr) ?? [];
    expect({ exitCode, stderr, file }).toEqual({ exitCode: 2, stderr, file: expect.stringMatching(/./) });
    expect(await readFile(file, 'latin1')).toBe('New\n\nété\n');
    expect((await json('documents', 'get', id)).title).toBe('Old');
  });

  it('edit opens the editor, and saves title and body', async () => {
    const { id } = await json('documents', 'create', '--title', 'Old', '--body', 'one\n');
    const editor = join(testRun.directory, 'editor.sh');
    await writeFile(editor, '#!/bin/sh\nprintf "New\\n\\n$(tail -n +3 "$2")\\n$1" > "$2"\n', { mode: 0o755 });
    const { exitCode } = await run(['documents', 'edit', id], { env: { EDITOR: `'${editor}' two` } });
    expect(exitCode).toBe(0);
    expect(await json('documents', 'get', id)).toMatchObject({ title: 'New', body: 'one\ntwo', version: 2 });
    const same = await run(['documents', 'edit', id], { env: { EDITOR: 'true' } });
    expect(same).toMatchObject({ exitCode: 0, stderr: 'Nothing was changed.\n' });
  });

  it('edit does not treat a line break added by the editor as a change', async () => {
    const { id } = await json('documents', 'create', '--title', 'Short', '--body', 'one');
    const endLine = { env: { EDITOR: 'printf "\\n" >>' } };
    expect((await run(['documents', 'edit', id], endLine)).stderr).toBe('Nothing was changed.\n');
    const change = { env: { EDITOR: 'printf " and two\\n" >>' } };
    expect((await run(['documents', 'edit', id], change)).stderr).toBe('Saved version 2 of "Short".\n');
    expect((await json('documents', 'get', id)).body).toBe('one and two');
  });

  it('edit says where to find text that the server refuses, and keeps no unchanged text', async () => {
    const { id } = await json('documents', 'create', '--title', 'Kept', '--body', 'one');
    const temporary = await mkdtemp(join(testRun.directory, 'temporary-'));
    const edit = (editor: string): Promise<CliResult> =>
      run(['documents', 'edit', id], { env: { EDITOR: editor, TMPDIR: temporary } });
    expect(await edit('false')).toMatchObject({
      exitCode: 1,
      stderr: 'latchkey: The editor "false" failed: nothing was saved.\n',
    });
    expect(await edit('no-such-editor')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(/latchkey: Cannot run the editor "no-such-editor"\. .*\n$/),
    });
    expect(await readdir(temporary)).toEqual([]);

    const { exitCode, stderr } = await edit(`printf '%0300d' 0 >`);
    const [, file = ''] = /^latchkey: title: .* Your text is saved in (.+)\.\n$/.exec(stderr) ?? [];
    expect(exitCode).toBe(2);
    expect(await readFile(file, 'utf8')).toBe('0'.repeat(300));
  });

  it("edit overwrites nobody's changes, and loses no text", async () => {
    const { id } = await json('documents', 'create', '--title', 'Shared', '--body', 'one');
    const editor = join(testRun.directory, 'slow-editor.sh');
    await writeFile(
      editor,
      `#!/bin/sh
'${process.execPath}' -e 'fetch("${app.server.url}/api/v1/documents/${id}", { method: "PATCH",
  headers: { "x-api-key": process.env.KEY, "content-type": "application/json" }, body: JSON.stringify({ body: "theirs" }) })'
printf "Shared\\n\\nmine" > "$1"
`,
      { mode: 0o755 },
    );
    const { exitCode, stderr } = await run(['documents', 'edit', id], {
      env: { EDITOR: editor, KEY: account.apiKey },
    });
    expect(exitCode).toBe(1);
    const [, file = ''] = /Your text is saved in (.+)\.\n/.exec(stderr) ?? [];
    expect(await readFile(file, 'utf8')).toBe('Shared\n\nmine');
    expect((await json('documents', 'get', id)).body).toBe('theirs');
  });
});

describe('latchkey workspaces, members and audit', () => {
  it('create a workspace, invite somebody, change their role and remove them', async () => {
    const guest = await register(app.server);
    const [run, runAsGuest] = [await signIn(account), await signIn(guest)];

    const team = JSON.parse((await run(['workspaces', 'create', 'Team', '--json'])).stdout);
    expect((await run(['workspaces', 'use', team.id])).stderr).toContain('acts in "Team"');
    const { stdout: token } = await run(['members', 'invite', '--role', 'viewer', '--email', guest.email]);
    expect((await runAsGuest(['members', 'accept'], { input: token })).stderr).toContain(
      `You joined "Team" (${team.id}) with the role viewer.`,
    );
    expect((await run(['members', 'role', guest.user.id, 'admin', '--json'])).stdout).toContain('"admin"');
    const { stdout: members } = await run(['members', 'list']);
    expect(
      members
        .split('\n')
        .map((line) => line.split('\t')[3])
        .sort(),
    ).toEqual([undefined, 'admin', 'owner'].sort());
    const reports = await request(app.server, 'POST', `/api/v1/workspaces/${team.id}/service-accounts`, {
      token: account.accessToken,
      json: { name: 'Reports', role: 'member' },
    });
    const make = async (name: string): Promise<string> =>
      JSON.parse((await runAsGuest(['keys', 'create', name, '--workspace', team.id, '--json'])).stdout).id;
    const [first, second, third] = [await make('First'), await make('Second'), await make('Third = last')];
    const owned = async (key: string): Promise<Json> =>
      JSON.parse((await run(['keys', 'show', key, '--json'])).stdout).owner;
    expect((await run(['keys', 'transfer', first, reports.json.id])).stderr).toContain('to Reports');
    expect(await owned(first)).toMatchObject({ type: 'service_account', id: reports.json.id });
    // It still works during its overlap, but cannot be transferred.
    const rotation = { token: guest.accessToken, json: { overlap_seconds: 3_600 } };
    const path = `/api/v1/workspaces/${team.id}/api-keys/${second}/rotate`;
    const successor = (await request(app.server, 'POST', path, rotation)).json;
    const integrations = await request(app.server, 'POST', `/api/v1/workspaces/${team.id}/service-accounts`, {
      token: account.accessToken,
      json: { name: 'Integrations', role: 'admin' },
    });
    const create = ['webhooks', 'create', 'https://example.com/hooks', '--events', 'document.created'];
    const asGuest = async (...argumentList: string[]): Promise<Json> =>
      JSON.parse((await runAsGuest([...argumentList, '--workspace', team.id, '--json'])).stdout);
    const [endpoint, other] = [await asGuest(...create), await asGuest(...create)];
    const invitation = await asGuest('members', 'invite', '--role', 'viewer');
    const given = await run(['webhooks', 'transfer', endpoint.id, integrations.json.id, '--json']);
    expect(JSON.parse(given.stdout).owner).toMatchObject({ name: 'Integrations' });
    await request(app.server, 'GET', '/api/v1/me', { apiKey: successor.key });
    // Reading the usage flushes the counts first.
    await jsonBy(run, 'keys', 'usage', successor.id);
    const used = await jsonBy(run, 'members', 'impact', guest.user.id);
    expect(used).toMatchObject({
      api_keys: { total: 3 },
      webhook_endpoints: { total: 1, items: [{ id: other.id }] },
      invitations: { total: 1 },
    });
    const { last_used_at: lastUsedAt } = used.api_keys.items.find(({ id }: Json) => id === successor.id);
    const label = `Second (${successor.key_prefix}…)`;
    const { stdout: impact } = await run(['members', 'impact', guest.user.id]);
    expect(impact.split('\n')).toEqual(
      expect.arrayContaining([
        `API key\t${successor.id}\t${label}\t${lastUsedAt}`,
        expect.stringMatching(`^API key\t${third}\tThird = last \\(lk_.{5}\\)\t$`),
        expect.stringContaining(`webhook endpoint\t${other.id}\thttps://example.com/hooks`),
        expect.stringMatching(/^invitation\t/),
      ]),
    );
    const unconfirmed = await run(['members', 'remove', guest.user.id]);
    expect(unconfirmed).toMatchObject({ exitCode: 2, stdout: '' });
    expect(unconfirmed.stderr).toContain(`3 API keys of ${guest.user.id}:\n`);
    expect(unconfirmed.stderr).toContain(`\n  ${label}, last used ${lastUsedAt}\n`);
    expect(unconfirmed.stderr).toMatch(/\n {2}Third = last \(lk_.{5}\), never used\n/);
    expect(unconfirmed.stderr).toMatch(/Remove the member .* Add --yes/);
    const malformed = ['members', 'remove', guest.user.id, '--transfer-key', 'Third', '--yes'];
    expect((await run(malformed)).exitCode).toBe(2);
    const named = [
      `--transfer-endpoint=${other.id}=${integrations.json.id}`,
      '--keep-invitation',
      invitation.id,
    ];
    expect((await run(['members', 'remove', guest.user.id, ...named])).stderr).toContain(
      'and keep 0 API keys, 1 webhook endpoints and 1 invitations? Add --yes',
    );
    // One that cannot be kept is refused by its name.
    const refused = await run(['members', 'remove', guest.user.id, '--keep-invitation', third, '--yes']);
    expect([refused.exitCode, refused.stderr]).toEqual([
      2,
      expect.stringContaining(`"${third}" is not an open`),
    ]);

    const removed = await run([
      ...['members', 'remove', guest.user.id, '--transfer-keys-to', reports.json.id],
      ...['--transfer-key', `Third = last=${integrations.json.id}`],
      ...['--transfer-endpoint', `${other.id}=${integrations.json.id}`],
      ...['--transfer-endpoints-to', reports.json.id, '--keep-invitations', '--yes'],
    ]);
    expect(removed.stderr).toContain('Kept 2 API keys, 1 webhook endpoints and 1 invitations.');
    expect(await owned(third)).toMatchObject({ id: integrations.json.id });
    expect(JSON.parse((await run(['webhooks', 'show', other.id, '--json'])).stdout)).toMatchObject({
      status: 'active',
      owner: { name: 'Integrations' },
    });
    expect(removed.stderr).toContain('Ended with the membership: 1 API keys');
    expect(await owned(successor.id)).toMatchObject({ type: 'service_account', id: reports.json.id });

    const { stdout } = await run(['audit', '--json', '--action', 'member.role_changed']);
    const [event] = JSON.parse(stdout);
    expect(event).toMatchObject({ action: 'member.role_changed', actor: { user_id: account.user.id } });
    const later = new Date(Date.now() + 3_600_000).toISOString();
    expect((await run(['audit', '--json', '--from', later])).stdout).toBe('[]\n');
    expect((await run(['audit', '--json', '--to', event.occurred_at])).stdout).not.toContain(
      'member.role_changed',
    );
    expect((await run(['workspaces', 'rename', team.id, 'Old team', '--json'])).stdout).toContain('Old team');
    expect((await run(['workspaces', 'delete', team.id, '--yes'])).exitCode).toBe(0);
    expect((await run(['workspaces', 'list'])).stdout).not.toContain(team.id);
  });

  it('exits with 4 if the key lacks permission', async () => {
    const { key } = await json('keys', 'create', 'documents-only', '--scopes', 'documents:read');
    const { exitCode, stderr } = await run(['audit'], { env: { LATCHKEY_API_KEY: key } });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 4,
      stderr: expect.stringMatching(/^latchkey: .*audit:read.*\n$/),
    });
  });
});

describe('the command line', () => {
  it.each([
    [['nonsense']],
    [['keys']],
    [['keys', 'create']],
    [['keys', 'list', '--limit', 'many']],
    [['keys', 'create', 'x', '--expires', 'soon']],
    [['keys', 'create', 'x', '--scopes', 'everything']],
    [['keys', 'show', 'x', '--nonsense']],
    [['whoami', '--profile', 'nobody']],
    [['profiles', 'use', '../config']],
    [['configure', '--profile', 'a/b', '--base-url', 'http://127.0.0.1:1', '--no-key']],
    [['members', 'accept']],
    [['completion', 'tcsh']],
  ])('exits with 2 for %j, and prints nothing on standard output', async (argumentList) => {
    expect(await run(argumentList)).toMatchObject({ exitCode: 2, stdout: '' });
  });

  it('exits quietly if the reader of its output has gone', () => {
    const { status, stderr } = spawnSync(
      'bash',
      ['-o', 'pipefail', '-c', `'${process.execPath}' '${cliFile}' completion bash | exec 0<&-`],
      { encoding: 'utf8' },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it.each([
    [['keys', 'create', 'a', '--service-account', ''], '--service-account'],
    [['keys', 'create', 'a', '--scopes', ' '], '--scopes'],
    [['keys', 'list', '--owner', ''], '--owner'],
    [['keys', 'revoke', '--service-account', '', '--yes'], '--service-account'],
    [['keys', 'import', 'keys.csv', '--service-account='], '--service-account'],
    [
      ['webhooks', 'create', 'https://example.com', '--events', 'x', '--service-account', ''],
      '--service-account',
    ],
    [['audit', '--address', ''], '--address'],
    [['whoami', '--workspace', ''], '--workspace'],
  ])('takes no empty value for a missing option: %j', async (argumentList, option) => {
    const before = await json('keys', 'list');
    expect(await run(argumentList)).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `latchkey: The value of ${option} is empty.\n`,
    });
    expect(await json('keys', 'list')).toEqual(before);
  });

  it('refuses an empty argument, and removes a description with an empty one', async () => {
    expect(await run(['documents', 'delete', '', '--yes'])).toMatchObject({
      exitCode: 2,
      stderr: 'latchkey: An argument is empty.\n',
    });
    const { id } = await json('keys', 'create', 'described', '--description', 'for now');
    expect(await json('keys', 'edit', id, '--description', '')).toMatchObject({ description: null });
  });

  it.each([
    ['32'],
    ['2027-02-30'],
    ['2027-13-01'],
    ['2027-1-1'],
    ['2027-01-01T25:00:00Z'],
    ['2027-01-01 00:00'],
    ['tomorrow'],
    ['January 2027'],
  ])('takes only ISO 8601 for a time, not %s', async (time) => {
    for (const argumentList of [
      ['keys', 'create', 'a', '--expires', time],
      ['keys', 'edit', 'a', '--expires', time],
      ['keys', 'list', '--unused-since', time],
      ['keys', 'list', '--expires-before', time],
      ['keys', 'usage', 'ci', '--from', time],
      ['audit', '--from', time],
    ]) {
      expect(await run(argumentList)).toMatchObject({ exitCode: 2, stdout: '' });
    }
  });

  it('takes a day, a time in UTC and a time in another zone', async () => {
    const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    for (const [time, sameTime] of [
      [day, `${day}T00:00:00Z`],
      [`${day}T12:30Z`, `${day}T12:30:00Z`],
      [`${day}T12:30:00.5+01:00`, `${day}T11:30:00.5Z`],
    ] as const) {
      const key = await json('keys', 'create', `until ${time}`, '--expires', time);
      expect(Date.parse(key.expires_at)).toBe(Date.parse(sameTime));
    }
  });

  describe('if its output cannot be written', () => {
    const inShell = (command: string, ...argumentList: string[]) =>
      spawnSync(
        'bash',
        ['--norc', '-o', 'pipefail', '-c', command, 'bash', process.execPath, cliFile, ...argumentList],
        {
          encoding: 'utf8',
          env: {
            PATH: process.env['PATH'],
            LATCHKEY_CONFIG_DIR: testRun.directory,
            LATCHKEY_BASE_URL: app.server.url,
            LATCHKEY_API_KEY: account.apiKey,
          },
        },
      );

    it.each([[['keys', 'list']], [['audit', 'export']], [['completion', 'bash']]])(
      '%j says why in one line',
      (argumentList) => {
        const { status, stderr } = inShell('"$@" > /dev/full', ...argumentList);
        expect({ status, stderr }).toEqual({
          status: 1,
          stderr: 'latchkey: Cannot write the output: no space left on the device.\n',
        });
      },
    );

    it.each([
      ['"$@" > /dev/full', 'no space left on the device'],
      ['"$@" | exec 0<&-', 'nobody reads it any more'],
    ])('create and rotate say which key nobody has received: %s', (command, reason) => {
      for (const argumentList of [
        ['keys', 'create', `lost ${reason}`],
        ['keys', 'create', `also lost ${reason}`, '--json'],
        ['keys', 'rotate', `lost ${reason}`, '--yes'],
      ]) {
        const { status, stderr } = inShell(command, ...argumentList);
        expect(status).toBe(1);
        expect(stderr).toMatch(
          new RegExp(
            `latchkey: Cannot write the output: ${reason}\\. The key [0-9a-f-]{36} was created but not delivered: revoke it\\.\n$`,
          ),
        );
      }
    });

    it('a scan that has found a key still fails', async () => {
      const file = join(testRun.directory, 'leak.txt');
      await writeFile(file, generateApiKey('lk'));
      expect(inShell('"$@" | exec 0<&-', 'scan', file).status).toBe(1);
    });

    it('nobody reads its messages: the result still arrives', () => {
      const { status, stdout } = inShell('{ "$@" 2>&3 3>&-; } 3> >(exec 0<&-)', 'keys', 'create', 'unheard');
      expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(/^lk_[0-9a-f]{48}\n$/) });
    });
  });

  it('completes commands, options and choices', async () => {
    const complete = async (...words: string[]): Promise<string[]> =>
      (await run(['__complete', ...words])).stdout.trim().split('\n');
    expect(await complete()).toEqual(expect.arrayContaining(['keys', 'scan', 'whoami', '--help']));
    expect(await complete()).not.toContain('__complete');
    expect(await complete('keys')).toEqual(expect.arrayContaining(['create', 'revoke']));
    expect(await complete('scan', '--format')).toEqual(['text', 'json', 'sarif']);
    for (const option of ['--help', '--version', '-V'])
      expect(await complete('keys', option)).toEqual(await complete('keys'));
  });

  const shells = [
    ['bash', '. ./_latchkey; COMP_WORDS=(latchkey keys rev); COMP_CWORD=2; _latchkey; echo $COMPREPLY'],
    ['fish', '. ./_latchkey; complete -C "latchkey keys rev"'],
    // This loads the file as a function, whose first call must already work.
    [
      'zsh',
      'fpath=(.); autoload _latchkey; compadd() { print $words_now }; words=(latchkey keys rev); CURRENT=3; _latchkey',
    ],
  ] as const;
  for (const [shell, ask] of shells) {
    const withShell = requireProgram(shell) ? it : it.skip;
    withShell(`completes in ${shell}`, async () => {
      const directory = await mkdtemp(join(testRun.directory, 'completion-'));
      await writeFile(join(directory, '_latchkey'), (await run(['completion', shell])).stdout);
      const program = `#!/bin/sh\nexec '${process.execPath}' '${cliFile}' "$@"\n`;
      await writeFile(join(directory, 'latchkey'), program, { mode: 0o755 });
      const { stdout } = spawnSync(shell, ['-c', ask], {
        cwd: directory,
        encoding: 'utf8',
        env: { PATH: `${directory}:${process.env['PATH']}`, HOME: directory },
      });
      expect(stdout.trim().split(/\s+/)).toContain('revoke');
    });
  }
});

describe('a name from before names were checked', () => {
  it('is shown with its invisible characters escaped, in lists, fields and JSON', async () => {
    const { id } = await json('keys', 'create', 'Old');
    const old = 'A\u200bd\u202em';
    await changeByHand(app.database, `UPDATE api_keys SET name = '${old}' WHERE id = '${id}'`);
    const shown = String.raw`A\u200bd\u202em`;
    for (const argumentList of [
      ['keys', 'list'],
      ['keys', 'show', id],
      ['keys', 'list', '--json'],
      ['keys', 'show', id, '--json'],
    ]) {
      const { stdout, stderr } = await run(argumentList);
      expect(stdout + stderr).toContain(shown);
      expect(stdout + stderr).not.toContain(old);
    }
    expect(await json('keys', 'show', id)).toMatchObject({ name: old });
  });
});
