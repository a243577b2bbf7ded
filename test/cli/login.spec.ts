import { once } from 'node:events';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { type IncomingMessage, request as httpRequest } from 'node:http';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { useServer } from '../support/app.js';
import { cliFile, type CliResult, runCli } from '../support/cli.js';
import { type Account, register, request } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { testRun } from '../support/run.js';
import { openTerminal } from '../support/terminal.js';

const app = useServer();

interface Device {
  env: Record<string, string>;
  /** The command's parameters, from the URL that it opened. */
  asked: () => Promise<URL>;
}

/** A machine whose browser only records the URL it is asked to open. */
async function makeDevice(): Promise<Device> {
  const directory = await mkdtemp(join(testRun.directory, 'device-'));
  const opened = join(directory, 'opened');
  const browser = join(directory, 'browser');
  await writeFile(
    browser,
    `#!/bin/sh\nprintf %s "$1" > '${opened}.part' && mv '${opened}.part' '${opened}'\n`,
    {
      mode: 0o755,
    },
  );
  return {
    env: { LATCHKEY_CONFIG_DIR: directory, LATCHKEY_BASE_URL: app.server.url, BROWSER: browser },
    asked: async () =>
      new URL(
        await eventually('the browser is opened', () => readFile(opened, 'utf8').catch(() => undefined)),
      ),
  };
}

const loginOn = ({ env }: Device): Promise<CliResult> => runCli(['login'], { env, cwd: testRun.directory });

const whoAmI = async ({ env }: Device): Promise<CliResult> =>
  runCli(['whoami', '--json'], { env, cwd: testRun.directory });

/**
 * As the page does.
 *
 * @returns the code
 */
async function approve({ accessToken: token }: Account, asked: URL): Promise<string> {
  const { port, code_challenge, device_name } = Object.fromEntries(asked.searchParams);
  const approved = await request(app.server, 'POST', '/api/v1/auth/cli-login/authorize', {
    token,
    json: { code_challenge, port: Number(port), device_name },
  });
  expect(approved.status).toBe(201);
  return approved.json.code;
}

const comeBack = (asked: URL, parameters: Record<string, string>): Promise<Response> =>
  fetch(
    `http://127.0.0.1:${asked.searchParams.get('port')}/callback?${new URLSearchParams({
      state: asked.searchParams.get('state') as string,
      iss: app.server.url,
      ...parameters,
    }).toString()}`,
    { redirect: 'manual' },
  );

/** For a request that is valid except for the given headers. */
async function statusFor(asked: URL, headers: Record<string, string>): Promise<number | undefined> {
  const { port, state = '' } = Object.fromEntries(asked.searchParams);
  const sent = httpRequest({
    host: '127.0.0.1',
    port,
    path: `/callback?${new URLSearchParams({ code: 'x', state, iss: app.server.url }).toString()}`,
    headers,
  }).end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  answer.resume();
  return answer.statusCode;
}

describe('latchkey login', () => {
  it('opens the browser, accepts the code that returns with its state, and is signed in', async () => {
    const account = await register(app.server);
    const device = await makeDevice();
    const ended = loginOn(device);
    const asked = await device.asked();
    expect(asked.origin + asked.pathname).toBe(`${app.server.url}/cli-login`);
    const code = await approve(account, asked);
    // Pages and programs on this machine that know only the port, and a host name that resolves here.
    const strangers: Record<string, string>[] = [
      { state: 'x'.repeat(43) },
      { state: '' },
      { state: 'x', error: 'access_denied' },
    ];
    for (const stranger of strangers) {
      expect((await comeBack(asked, { code, ...stranger })).status).toBe(400);
    }
    expect(await statusFor(asked, { host: 'rebound.example' })).toBe(400);
    const back = await comeBack(asked, { code });
    expect([back.status, back.headers.get('location')]).toEqual([
      303,
      `${app.server.url}/cli-login/done?outcome=signed-in`,
    ]);
    expect(back.headers.get('referrer-policy')).toBe('no-referrer');
    expect(await ended).toMatchObject({
      exitCode: 0,
      stdout: '',
      stderr: expect.stringContaining(`Signed in to ${app.server.url} as ${account.email}.`),
    });
    expect(JSON.parse((await whoAmI(device)).stdout).user.email).toBe(account.email);
    const sessions = await request(app.server, 'GET', '/api/v1/auth/sessions', {
      token: account.accessToken,
    });
    expect(sessions.json[0].name).toContain(`Latchkey CLI on ${hostname().slice(0, 10)}`);
  });

  it('ends when the user denies it', async () => {
    const device = await makeDevice();
    const ended = loginOn(device);
    const back = await comeBack(await device.asked(), { error: 'access_denied' });
    expect(back.headers.get('location')).toContain('outcome=denied');
    expect(await ended).toMatchObject({ exitCode: 3, stderr: expect.stringContaining('denied') });
    expect((await whoAmI(device)).exitCode).toBe(3);
  });

  it('sends no code of another server to its own', async () => {
    const account = await register(app.server);
    const device = await makeDevice();
    const ended = loginOn(device);
    const asked = await device.asked();
    const code = await approve(account, asked);
    const back = await comeBack(asked, { code, iss: 'https://honest.example' });
    expect(back.headers.get('location')).toContain('outcome=failed');
    expect(await ended).toMatchObject({
      exitCode: 3,
      stderr: expect.stringMatching(/honest\.example.*this profile is for/),
    });
    // It was never exchanged.
    const [login] = await app.database.query<{ used: boolean }>(
      'SELECT used_at IS NOT NULL AS used FROM cli_logins WHERE user_id = $1',
      [account.user.id],
    );
    expect(login).toEqual({ used: false });
  });

  it('says why a code is not accepted, and keeps the previous session', async () => {
    const account = await register(app.server);
    const device = await makeDevice();
    await runCli(['login', '--email', account.email], {
      env: device.env,
      input: account.password,
      cwd: testRun.directory,
    });
    const ended = loginOn(device);
    const back = await comeBack(await device.asked(), { code: 'lkcode_made-up' });
    expect(back.headers.get('location')).toContain('outcome=failed');
    expect(await ended).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('The code is unknown'),
    });
    expect((await whoAmI(device)).exitCode).toBe(0);
  });

  it('ends the session that it replaces', async () => {
    const account = await register(app.server);
    const device = await makeDevice();
    const options = { env: device.env, input: account.password, cwd: testRun.directory };
    await runCli(['login', '--email', account.email], options);
    const ended = loginOn(device);
    const asked = await device.asked();
    await comeBack(asked, { code: await approve(account, asked) });
    expect((await ended).exitCode).toBe(0);
    const { json } = await request(app.server, 'GET', '/api/v1/auth/sessions', {
      token: account.accessToken,
    });
    expect(json).toHaveLength(2);
  });

  it('shows a code if there is no browser, as over SSH, and ends when the user denies it', async () => {
    const account = await register(app.server);
    const { env } = await makeDevice();
    const overSsh = { ...env, BROWSER: '', SSH_CONNECTION: '198.51.100.1 5000 198.51.100.2 22' };
    const terminal = openTerminal([process.execPath, cliFile, 'login'], {
      env: overSsh,
      cwd: testRun.directory,
    });
    await terminal.until('Waiting for the approval');
    expect(terminal.screen()).toContain(`${app.server.url}/device`);
    expect(terminal.screen()).not.toContain('is not below');
    const [userCode] = /[A-Z]{4}-[A-Z]{4}/.exec(terminal.screen()) as RegExpExecArray;
    const denied = await request(app.server, 'POST', '/api/v1/auth/device-login/deny', {
      token: account.accessToken,
      json: { user_code: userCode },
    });
    expect(denied.status).toBe(204);
    expect(await terminal.ended()).toBe(3);
    expect(terminal.screen()).toContain('The sign-in was denied');
  });

  it('requires a browser, or a terminal to show the URL on', async () => {
    const { env } = await makeDevice();
    const nobody = { ...env, BROWSER: '', SSH_CONNECTION: '198.51.100.1 5000 198.51.100.2 22' };
    expect(await runCli(['login'], { env: nobody, cwd: testRun.directory })).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('There is no browser to open'),
    });
    const terminal = openTerminal([process.execPath, cliFile, 'login', '--no-browser'], {
      env,
      cwd: testRun.directory,
    });
    await terminal.until(`${app.server.url}/cli-login?`);
    terminal.type('\u0003');
    expect(await terminal.ended()).not.toBe(0);
  });
});
