import { mkdtemp } from 'node:fs/promises';
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

  it('limits what a workspace can have at most, lifts that, and returns to what all workspaces have', async () => {
    const { id } = account.workspace;
    const limitsMax = [
      { requests: 1_000, per: 'minute' },
      { requests: 5_000, per: 'day' },
    ];
    // Shortest period first, however they are given.
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

  it('tells what a credential is that is piped in, and never prints it', async () => {
    const { stdout, exitCode } = await run(['find-credential'], { input: `${account.apiKey}\n` });
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`api_key`);
    expect(stdout).toContain(account.workspace.id);
    expect(stdout).not.toContain(account.apiKey);
    const unknown = await run(['find-credential'], { input: 'lk_unknown' });
    expect(unknown).toMatchObject({ exitCode: 5, stdout: '' });
    expect((await run(['find-credential'], { input: '\n' })).stderr).toContain('holds no credential');
  });

  it('shows the audit trail of the server, and revokes the keys of a workspace', async () => {
    const revoked = await run(['workspaces', 'revoke-keys', account.workspace.id, '--yes']);
    expect(revoked.stderr).toBe('Revoked 1 keys.\n');
    const events = await json('audit', '--of-workspace', account.workspace.id, '--limit', '1');
    expect(events).toEqual([expect.objectContaining({ action: 'api_key.revoked' })]);
  });

  it('wants a confirmation where there is no terminal, a reason, and an operator key', async () => {
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
