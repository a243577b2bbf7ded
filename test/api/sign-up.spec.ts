import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { useOwnServer, useServer } from '../support/app.js';
import { login, register, request, type Response } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { newSecrets, runTool, startProgram, type ToolResult } from '../support/tools.js';

const REGISTER = '/api/v1/auth/register';
const PASSWORD = 'a good passphrase';

const newEmail = (): string => `${randomUUID()}@example.com`;

describe('signing up', () => {
  const app = useServer();

  const signUp = (json: unknown): Promise<Response> => request(app.server, 'POST', REGISTER, { json });

  it('returns an account, a workspace, a first key shown once, and a session', async () => {
    const email = newEmail();
    const response = await signUp({ email, password: PASSWORD, name: 'Ann' });
    expect(response.status).toBe(201);
    expect(response.json).toEqual({
      user: {
        id: expect.any(String),
        email,
        email_verified: false,
        name: 'Ann',
        created_at: expect.any(String),
      },
      workspace: expect.objectContaining({ name: "Ann's workspace" }),
      api_key: expect.objectContaining({
        key: expect.stringMatching(/^lk_[0-9a-f]{48}$/),
        webhook_signing_secret: expect.stringMatching(/^whsec_/),
      }),
      access_token: expect.any(String),
      token_type: 'bearer',
      expires_in: 900,
    });
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-refresh_token=[\w-]+\.0\.[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
      ),
    ]);
  });

  it('refuses an email that is taken, in any case', async () => {
    const { email } = await register(app.server);
    expectProblem(await signUp({ email: email.toUpperCase(), password: PASSWORD }), 409, 'email_taken');
    const at = newEmail();
    const responses = await Promise.all(
      Array.from({ length: 10 }, () => signUp({ email: at, password: PASSWORD })),
    );
    expect(responses.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(9).fill(409)]);
  });

  it('refuses addresses like those of deleted accounts, here and wherever else an address is given', async () => {
    const victim = await register(app.server);
    const { accessToken: token, workspace, password } = await register(app.server);
    for (const local of ['evil', victim.user.id, victim.user.id.toUpperCase()]) {
      const email = `${local}@Deleted.invalid`;
      const refused = expectProblem(await signUp({ email, password: PASSWORD }), 400, 'validation_failed');
      expect(refused.errors).toEqual([
        { field: 'email', message: 'must not be in the domain deleted.invalid' },
      ]);
      const change = { token, json: { email, current_password: password } };
      const changed = await request(app.server, 'PUT', '/api/v1/auth/email', change);
      expectProblem(changed, 400, 'validation_failed');
      const invited = await request(app.server, 'POST', `/api/v1/workspaces/${workspace.id}/invitations`, {
        token,
        json: { email, role: 'viewer' },
      });
      expectProblem(invited, 400, 'validation_failed');
    }
    const deletion = { token: victim.accessToken, json: { current_password: victim.password } };
    expect((await request(app.server, 'DELETE', '/api/v1/me', deletion)).status).toBe(204);
  });

  it("refuses common passwords and the account's own email", async () => {
    const localPart = randomUUID();
    const email = `${localPart}@example.com`;
    for (const password of ['sevench', 'Password123!', '1234567890', email, localPart.toUpperCase()]) {
      const { errors } = expectProblem(await signUp({ email, password }), 400, 'validation_failed');
      expect(errors).toEqual([{ field: 'password', message: expect.any(String) }]);
    }
    expect((await signUp({ email, password: 'x'.repeat(3) + ' '.repeat(997) })).status).toBe(201);
  });
});

describe('with SIGNUP=closed', () => {
  const app = useOwnServer({ env: { SIGNUP: 'closed' } });

  it('nobody can sign up', async () => {
    const json = { email: newEmail(), password: PASSWORD };
    expectProblem(await request(app.server, 'POST', REGISTER, { json }), 403, 'signup_closed');
    expect(await app.database.query('SELECT FROM users')).toEqual([]);
  });

  it('create-account still creates accounts, without a session', async () => {
    const email = newEmail();
    const secrets = newSecrets();
    const result = await createAccount(['--email', email], `${PASSWORD}\n`, {
      DATABASE_URL: app.database.url,
      ...secrets,
    });
    expect(result).toMatchObject({ code: 0, errors: '' });
    const key = /lk_[0-9a-f]{48}/.exec(result.output)?.[0] as string;
    const response = await request(app.server, 'GET', '/api/v1/me', { apiKey: key });
    expect(response.json).toMatchObject({ user: { email }, role: 'owner' });
    expect(await app.database.query('SELECT FROM sessions')).toEqual([]);
    expect(
      await app.database.query(`SELECT actor_kind FROM audit_events WHERE action = 'account.created'`),
    ).toEqual([{ actor_kind: 'system' }]);
    expect(await app.database.query('SELECT count(*)::int FROM authority_instances')).toEqual([{ count: 1 }]);
    await login(app.server, { email, password: PASSWORD });

    const again = await createAccount(['--email', email], PASSWORD, {
      DATABASE_URL: app.database.url,
      ...secrets,
    });
    expect(again).toEqual({
      code: 1,
      output: '',
      errors: 'An account with this email already exists.\n',
    });
  });
});

describe('create-account', () => {
  it.each<[string, string[], string, RegExp]>([
    ['a common password', ['--email', 'a@example.com'], 'password1', /^password must not be/],
    ['no password', ['--email', 'a@example.com'], '', /^password must have at least 8/],
    ['no email', [], PASSWORD, /--email is required/],
    ['something that is no email', ['--email', 'a'], PASSWORD, /^email must be an email/],
    ['an unknown argument', ['--password', PASSWORD], '', /Unknown option '--password'/],
  ])('with %s says so, before it opens a database', async (_, parameters, input, message) => {
    const result = await createAccount(parameters, input, {
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
    });
    expect(result).toEqual({ code: 1, output: '', errors: expect.stringMatching(message) });
  });
});

describe('create-account next to a server that runs the embedded database', () => {
  let directory: string;
  let server: ChildProcess;
  let url: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'latchkey-create-account-'));
    // PostgreSQL may run as another user, who must pass through here to its own directory.
    await chmod(directory, 0o711);
    server = startProgram('main.js', [], { env: { PORT: '0', LOG_FORMAT: 'json' }, directory });
    url = await listening(server);
  });

  afterAll(async () => {
    server.kill('SIGTERM');
    if (server.exitCode === null) await once(server, 'exit');
    await rm(directory, { recursive: true, force: true });
  });

  it("uses that server's database and leaves it running", async () => {
    const email = newEmail();
    const result = await createAccount(['--email', email], PASSWORD, {}, directory);
    expect(result).toMatchObject({ code: 0, errors: '' });
    const key = /lk_[0-9a-f]{48}/.exec(result.output)?.[0] as string;
    expect((await request({ url }, 'GET', '/api/v1/me', { apiKey: key })).status).toBe(200);
    // Not from the server's memory.
    await register({ url });
    await login({ url }, { email, password: PASSWORD });
  });
});

const createAccount = (
  parameters: string[],
  input: string,
  env: Record<string, string>,
  directory?: string,
): Promise<ToolResult> => runTool('create-account.js', parameters, { input, env, directory });

function listening(child: ChildProcess): Promise<string> {
  let log = '';
  return new Promise((found, failed) => {
    child.stdout?.on('data', (chunk) => {
      log += String(chunk);
      const url = /"url":"([^"]+)","msg":"listening"/.exec(log)?.[1];
      if (url !== undefined) found(url);
    });
    child.once('exit', () => failed(new Error(`The server did not start:\n${log}`)));
  });
}
