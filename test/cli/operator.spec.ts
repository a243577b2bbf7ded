import { randomBytes } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { useServer } from '../support/app.js';
import { type CliOptions, type CliResult, useWarmCli } from '../support/cli.js';
import { type Account, type Json, register, request } from '../support/client.js';
import { runOperatorTool } from '../support/operator.js';
import { testRun } from '../support/run.js';

const app = useServer();
const runCli = useWarmCli();

let account: Account;
let directory: string;
let operatorKey: string;

const run = (argumentList: string[], { env, ...options }: CliOptions = {}): Promise<CliResult> =>
  runCli(['operator', ...argumentList], {
    ...options,
    env: {
      LATCHKEY_CONFIG_DIR: directory,
      LATCHKEY_BASE_URL: app.server.url,
      LATCHKEY_API_KEY: operatorKey,
      ...env,
    },
  });

async function json(...argumentList: string[]): Promise<Json> {
  const { exitCode, stdout, stderr } = await run([...argumentList, '--json']);
  if (exitCode !== 0) throw new Error(`${argumentList.join(' ')} ended with ${exitCode}: ${stderr}`);
  return JSON.parse(stdout);
}

const keyStatus = async (): Promise<number> =>
  (await request(app.server, 'GET', '/api/v1/me', { apiKey: account.apiKey })).status;

beforeAll(async () => {
  account = await register(app.server);
  directory = await mkdtemp(join(testRun.directory, 'device-'));
  operatorKey = await runOperatorTool(app.database, 'create', 'command line');
});

describe('latchkey operator', () => {
  it('finds a workspace, suspends it with a reason, and restores it', async () => {
    const { id } = account.workspace;
    const [found] = await json('workspaces', 'list', '--search', id);
    expect(found).toMatchObject({ id, owners: [{ email: account.email }] });
    const suspended = await json('workspaces', 'suspend', id, '--reason', 'Unpaid.', '--yes');
    expect(suspended).toMatchObject({ suspended_reason: 'Unpaid.' });
    expect(await keyStatus()).toBe(403);
    expect(await json('workspaces', 'list', '--status', 'suspended', '--search', id)).toHaveLength(1);
    expect(await json('workspaces', 'restore', id)).toMatchObject({ suspended_reason: null });
    expect(await keyStatus()).toBe(200);
    expect((await run(['workspaces', 'show', id])).stdout).toContain(account.email);
  });

  it("sets a workspace's ceiling, removes it, and restores the default", async () => {
    const { id } = account.workspace;
    const limitsMax = [
      { requests: 1_000, per: 'minute' },
      { requests: 5_000, per: 'day' },
    ];
    // Shortest period first, in whatever order they are given.
    expect(await json('workspaces', 'limit', id, '5000/day', '1000/minute')).toMatchObject({
      limits_max: limitsMax,
    });
    expect((await run(['workspaces', 'show', id])).stdout).toMatch(/At most\s+1000\/minute, 5000\/day/);
    expect(await json('workspaces', 'limit', id, '--none')).toMatchObject({ limits_max: [] });
    expect(await json('workspaces', 'limit', id, '--default')).toMatchObject({ limits_max: null });
    for (const wrong of [[], ['--none', '--default'], ['10/day', '--none']]) {
      const { exitCode, stderr } = await run(['workspaces', 'limit', id, ...wrong]);
      expect([exitCode, stderr]).toEqual([2, expect.stringContaining('Use one of')]);
    }
  });

  it('finds a user by part of the address, suspends and restores them, and signs them out', async () => {
    const { id } = account.user;
    const [found] = await json('users', 'list', '--search', account.email.slice(0, 20));
    expect(found).toMatchObject({ id });
    await json('users', 'suspend', id, '--reason', 'Abuse.', '--yes');
    expect(await keyStatus()).toBe(403);
    expect(await json('users', 'restore', id)).toMatchObject({ suspended_at: null });
    expect((await run(['users', 'show', id])).stdout).toContain(account.email);
    expect((await run(['users', 'end-sessions', id, '--yes'])).stderr).toMatch(/^Ended \d+ sessions\.\n$/);
  });

  it('identifies a credential from standard input, and never prints it', async () => {
    const { stdout, exitCode } = await run(['find-credential'], { input: `${account.apiKey}\n` });
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`api_key`);
    expect(stdout).toContain(account.workspace.id);
    expect(stdout).not.toContain(account.apiKey);
    const unknown = await run(['find-credential'], { input: 'lk_unknown' });
    expect(unknown).toMatchObject({ exitCode: 5, stdout: '' });
    expect((await run(['find-credential'], { input: '\n' })).stderr).toContain('holds no credential');
  });

  it('registers a service, sets its scopes, and rotates its secret, printing only the secret, once', async () => {
    const name = `s${randomBytes(6).toString('hex')}`;
    const isAccepted = async (secret: string): Promise<boolean> =>
      (
        await request(app.server, 'POST', '/api/v1/introspect', {
          headers: { authorization: `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}` },
          json: { token: account.apiKey },
        })
      ).status === 200;
    const created = await run(['services', 'create', name, '--title', 'Billing']);
    expect(created).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^lkrs_\w+\n$/) });
    const first = created.stdout.trim();
    expect(created.stderr).not.toContain(first);
    expect(await isAccepted(first)).toBe(true);

    const scopes = [
      { scope: `${name}:read`, role: 'viewer', title: 'Read' },
      { scope: `${name}:write`, role: 'member', title: 'Write', description: 'Change invoices.' },
    ];
    const file = join(directory, 'scopes.json');
    await writeFile(file, JSON.stringify(scopes));
    expect(await json('services', 'scopes', name, file)).toMatchObject({ name, title: 'Billing', scopes });
    const listed = await run(['services', 'list']);
    expect(listed.stdout).toMatch(new RegExp(`\\t${name}\\tBilling\\t${name}:read, ${name}:write\\t`));
    expect(listed.stdout).not.toContain(first);

    // An omitted scope ends for every key, so this requires confirmation.
    const readOnly = JSON.stringify(scopes.slice(0, 1));
    const unconfirmed = await run(['services', 'scopes', name, '-'], { input: readOnly });
    expect(unconfirmed).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(`${name}:write`) });
    const narrowed = await run(['services', 'scopes', name, '-', '--yes', '--json'], { input: readOnly });
    expect(JSON.parse(narrowed.stdout).scopes).toHaveLength(1);

    const rotated = await run(['services', 'rotate-secret', name, '--overlap', '600', '--yes']);
    const second = rotated.stdout.trim();
    expect([await isAccepted(first), await isAccepted(second)]).toEqual([true, true]);
    const { secret: third } = await json('services', 'rotate-secret', name, '--yes');
    expect([await isAccepted(second), await isAccepted(third)]).toEqual([false, true]);

    expect(await run(['services', 'delete', name, '--yes'])).toMatchObject({
      exitCode: 0,
      stderr: `Removed ${name}.\n`,
    });
    expect(await isAccepted(third)).toBe(false);
  });

  it('reports an unknown service, and invalid scopes', async () => {
    const missing = await run(['services', 'delete', 'nobody', '--yes']);
    expect(missing).toMatchObject({ exitCode: 5, stderr: expect.stringContaining('"nobody"') });
    const title = await run(['services', 'create', 'billing']);
    expect(title).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('--title') });
    for (const [input, message] of [
      ['{', 'not valid JSON'],
      ['{"scope":"a:b"}', 'an array of objects'],
      ['["a:b"]', 'an array of objects'],
    ] as const) {
      const { exitCode, stderr } = await run(['services', 'scopes', 'billing', '-'], { input });
      expect([exitCode, stderr]).toEqual([2, expect.stringContaining(message)]);
    }
  });

  it("shows the server's audit trail, and revokes the keys of a workspace", async () => {
    const revoked = await run(['workspaces', 'revoke-keys', account.workspace.id, '--yes']);
    expect(revoked.stderr).toBe('Revoked 1 keys.\n');
    const events = await json('audit', '--of-workspace', account.workspace.id, '--limit', '1');
    expect(events).toEqual([expect.objectContaining({ action: 'api_key.revoked' })]);
  });

  it('requires confirmation without a terminal, a reason, and an operator key', async () => {
    const suspend = ['workspaces', 'suspend', account.workspace.id];
    const unconfirmed = await run([...suspend, '--reason', 'x']);
    expect(unconfirmed).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('Add --yes') });
    const unreasoned = await run([...suspend, '--yes']);
    expect(unreasoned).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('--reason') });
    const other = await register(app.server);
    const refused = await run(['users', 'list'], { env: { LATCHKEY_API_KEY: other.apiKey } });
    expect(refused).toMatchObject({
      exitCode: 4,
      stdout: '',
      stderr: expect.stringContaining('operator key'),
    });
  });
});
