import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { register, request } from '../support/client.js';
import { createDatabase, type OwnDatabase } from '../support/database.js';
import { endPrograms, makeDirectory, startProgram } from '../support/program.js';
import { parseLogLine } from '../support/server-log.js';

const randomSecret = (): string => randomBytes(32).toString('base64url');

let database: OwnDatabase | undefined;

afterEach(async () => {
  await endPrograms();
  await database?.drop();
  database = undefined;
});

/** The messages of failing starts. None of them must leave anything behind. */
async function failToStart(env: Record<string, string>, dotenv?: string): Promise<string[]> {
  const cwd = await makeDirectory();
  if (dotenv !== undefined) await writeFile(join(cwd, '.env'), dotenv);
  const before = await readdir(cwd);
  const program = await startProgram({ cwd, env });
  expect(await program.ended()).toBe(1);
  expect(await readdir(cwd)).toEqual(before);
  expect(program.log[0]).toBe('Latchkey cannot start:');
  return program.log.slice(1);
}

async function stop(program: Awaited<ReturnType<typeof startProgram>>): Promise<void> {
  program.process.kill('SIGTERM');
  expect(await program.ended()).toBe(0);
}

describe('in production, a server', () => {
  it('names everything that is missing, and generates nothing', async () => {
    expect(await failToStart({ NODE_ENV: 'production' })).toEqual([
      'DATABASE_URL: is required in production',
      'JWT_SECRET: is required in production',
      'MASTER_KEY: is required in production',
    ]);
  });

  it('refuses short or made-up secrets, and names what else is missing', async () => {
    const secrets = { JWT_SECRET: 'k3yK3yk3y', MASTER_KEY: 'this-must-be-changed-please-change-me-soon' };
    const lines = await failToStart({ NODE_ENV: 'production', ...secrets });
    expect(lines).toEqual([
      'DATABASE_URL: is required in production',
      expect.stringMatching(/^JWT_SECRET: must have at least 32 characters/),
      expect.stringMatching(/^MASTER_KEY: looks like a placeholder/),
    ]);
    for (const secret of Object.values(secrets)) expect(lines.join('\n')).not.toContain(secret);
  });

  it('does not start from .env.example, whether uncommented or unchanged', async () => {
    const example = await readFile(resolve(import.meta.dirname, '../../.env.example'), 'utf8');
    const required = ['DATABASE_URL', 'JWT_SECRET', 'MASTER_KEY'];
    for (const dotenv of [example, example.replaceAll(/^# ([A-Z_]+=)/gm, '$1')]) {
      const lines = await failToStart({ NODE_ENV: 'production' }, dotenv);
      expect(lines.map((line) => line.split(':')[0])).toEqual(required);
    }
  });

  it('starts with the three, listens on all addresses, and writes nothing but JSON', async () => {
    database = await createDatabase();
    const cwd = await makeDirectory();
    const env = { DATABASE_URL: database.url, JWT_SECRET: randomSecret(), MASTER_KEY: randomSecret() };
    const program = await startProgram({
      cwd,
      env: { NODE_ENV: 'production', PORT: '0', DATABASE_FSYNC: 'any', ...env },
      openFilesMax: 4096,
    });
    const server = await program.listening();
    const account = await register(server);
    const { status } = await request(server, 'GET', '/api/v1/me', { apiKey: account.apiKey });
    expect(status).toBe(200);
    const { port } = new URL(server.url);
    const sockets = await readFile('/proc/net/tcp', 'utf8').catch(() => undefined);
    const listening = `00000000:${Number(port).toString(16).toUpperCase().padStart(4, '0')} 00000000:0000 0A`;
    if (sockets !== undefined) expect(sockets).toContain(listening);

    await stop(program);
    expect(program.log.filter((line) => parseLogLine(line) === undefined)).toEqual([]);
    // Facts that the operator has to know.
    expect(program.log.slice(0, 2).map((line) => parseLogLine(line))).toEqual([
      expect.objectContaining({
        level: 40,
        msg: expect.stringMatching(/^The process may open 4096 files, /),
      }),
      expect.objectContaining({
        level: 40,
        msg: expect.stringMatching(/^The database has no synchronous standby: /),
      }),
    ]);
    expect(await readdir(cwd)).toEqual([]);
    for (const secret of [env.JWT_SECRET, env.MASTER_KEY, new URL(database.url).password]) {
      expect(program.log.join('\n')).not.toContain(secret);
    }
  });
});

describe('in production, a database', () => {
  it('that may lose confirmed commits is refused', async () => {
    database = await createDatabase();
    const secrets = { JWT_SECRET: randomSecret(), MASTER_KEY: randomSecret() };
    // Like every test database.
    expect(await database.query('SHOW fsync')).toEqual([{ fsync: 'off' }]);
    expect(await failToStart({ NODE_ENV: 'production', DATABASE_URL: database.url, ...secrets })).toEqual([
      expect.stringMatching(/^DATABASE_URL: the server has fsync = off, so a crash can undo a revocation/),
    ]);
  });
});

describe('an invalid value', () => {
  it('is never repeated, whichever variable it is in', async () => {
    const example = await readFile(resolve(import.meta.dirname, '../../.env.example'), 'utf8');
    // Any path may be a directory, and is checked only once everything else is valid.
    const names = [...example.matchAll(/^# ([A-Z_]+)=/gm)].map(([, name = '']) => name);
    const checked = names.filter((name) => name !== 'DATA_DIR');
    const marker = 'q7Zx';
    const lines = await failToStart(Object.fromEntries(names.map((name) => [name, `${marker}://${name} ?`])));
    expect(lines.map((line) => line.split(':')[0])).toEqual(checked);
    expect(lines.join('\n')).not.toContain(marker);
  });
});

describe('the file .env', () => {
  it('sets variables, which the environment overrides', async () => {
    database = await createDatabase();
    const cwd = await makeDirectory();
    const lines = [
      `DATABASE_URL=${database.url}`,
      `JWT_SECRET="${randomSecret()}"`,
      `MASTER_KEY='${randomSecret()}'`,
      'NODE_ENV=test',
      'API_KEY_PREFIX=file',
      'PORT=1',
    ];
    await writeFile(join(cwd, '.env'), `# A comment\n${lines.join('\n')}\n`);
    const program = await startProgram({ cwd, env: { PORT: '0' } });
    const account = await register(await program.listening());
    expect(account.apiKey).toMatch(/^file_/);
    await stop(program);
    expect(await readdir(cwd)).toEqual(['.env']);
  });

  it.each([
    [
      'with a stray line',
      'Latchkey settings\nNODE_ENV=production\n',
      [expect.stringMatching(/^\.env, line 1: must be NAME=value/)],
    ],
    [
      'with a byte-order mark',
      '\uFEFFNODE_ENV=production\n',
      ['DATABASE_URL', 'JWT_SECRET', 'MASTER_KEY'].map((name) => `${name}: is required in production`),
    ],
  ])('%s never starts a server in another environment', async (_, dotenv, lines) => {
    expect(await failToStart({}, dotenv)).toEqual(lines);
  });

  it('is a reason not to start if it cannot be read', async () => {
    const cwd = await makeDirectory();
    await mkdir(join(cwd, '.env'));
    const program = await startProgram({ cwd });
    expect(await program.ended()).toBe(1);
    expect(program.log).toEqual(['Latchkey cannot start:', '.env cannot be read (EISDIR)']);
  });
});
