import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { useServer } from '../support/app.js';
import { cliFile, runCli } from '../support/cli.js';
import { register, request } from '../support/client.js';
import { addApp, ageProof } from '../support/factors.js';
import { testRun } from '../support/run.js';
import { openTerminal } from '../support/terminal.js';

const app = useServer();

const newDevice = async (): Promise<Record<string, string>> => ({
  LATCHKEY_CONFIG_DIR: await mkdtemp(join(testRun.directory, 'device-')),
  LATCHKEY_BASE_URL: app.server.url,
});

it("latchkey login asks for the app's code, and again before creating a key once time has passed", async () => {
  const account = await register(app.server);
  const authenticator = await addApp(app.server, account);
  const env = await newDevice();
  const terminal = openTerminal([process.execPath, cliFile, 'login', '--email', account.email], {
    env,
    cwd: testRun.directory,
  });
  await terminal.until('Your password');
  terminal.type(`${account.password}\r`);
  await terminal.until('Code from your authenticator app');
  terminal.type(`${authenticator.code(40)}\r`);
  await terminal.until('The code is wrong');
  terminal.type(`${authenticator.code()}\r`);
  await terminal.until('Signed in to');
  expect(await terminal.ended()).toBe(0);

  const sessions = await app.database.query<{ id: string }>(
    'SELECT id FROM sessions WHERE user_id = $1 ORDER BY id DESC LIMIT 1',
    [account.user.id],
  );
  await ageProof(app.database, sessions[0]?.id as string, '1 hour');
  const create = [cliFile, 'keys', 'create', 'from the terminal'];
  const asked = openTerminal([process.execPath, ...create], { env, cwd: testRun.directory });
  await asked.until('Code from your authenticator app');
  asked.type(`${authenticator.recoveryCodes[0]}\r`);
  expect(await asked.ended()).toBe(0);
  const { json } = await request(app.server, 'GET', `/api/v1/workspaces/${account.workspace.id}/api-keys`, {
    token: account.accessToken,
  });
  expect(json.map(({ name }: { name: string }) => name)).toContain('from the terminal');
});

it('latchkey login says what to do without a terminal, and does not blame the password', async () => {
  const account = await register(app.server);
  await addApp(app.server, account);
  const login = await runCli(['login', '--email', account.email], {
    input: account.password,
    env: await newDevice(),
    cwd: testRun.directory,
  });
  expect(login).toMatchObject({
    exitCode: 3,
    stderr: expect.stringMatching(/second factor.*no terminal.*API key/),
  });
});
