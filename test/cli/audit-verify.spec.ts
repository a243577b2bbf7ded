import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { createKey } from '../support/api-keys.js';
import { useOwnServer } from '../support/app.js';
import { type CliResult, useWarmCli } from '../support/cli.js';
import { type Account, register, request } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { testRun } from '../support/run.js';

/** `latchkey audit verify`: verifies the server or streamed files, exits with 1 and names the first mismatch. */

const env: Record<string, string> = {};
let directory: string;
let trail: string;
let checkpoints: string;
beforeAll(async () => {
  directory = await mkdtemp(join(testRun.directory, 'verify-'));
  trail = join(directory, 'audit.jsonl');
  checkpoints = join(directory, 'checkpoints.jsonl');
  env['AUDIT_STREAM_URL'] = `file://${trail}`;
});
const app = useOwnServer({ env });
const runCli = useWarmCli();
let account: Account;

const verify = (...more: string[]): Promise<CliResult> =>
  runCli(['audit', 'verify', ...more], {
    cwd: directory,
    env: {
      LATCHKEY_CONFIG_DIR: join(directory, 'config'),
      LATCHKEY_BASE_URL: app.server.url,
      LATCHKEY_API_KEY: account.apiKey,
    },
  });

/** Resolves when the trail contains one more key. */
async function nextKey(): Promise<void> {
  const { id } = await createKey(app.server, account);
  await eventually('the trail tells of the key', async () =>
    (await readFile(trail, 'utf8').catch(() => '')).includes(`"target_id": "${id}"`),
  );
}

/** The work of an attacker with full access to the database; undone afterwards. */
async function tampered(statement: string, undo: string, work: () => Promise<void>): Promise<void> {
  const asReplica = (sql: string) =>
    app.database.query(`BEGIN; SET LOCAL session_replication_role = replica; ${sql}; COMMIT`);
  await asReplica(statement);
  try {
    await work();
  } finally {
    await asReplica(undo);
  }
}

beforeAll(async () => {
  account = await register(app.server);
  for (let number = 0; number < 3; number += 1) await nextKey();
});

describe('latchkey audit verify', () => {
  it('verifies a workspace from the server, and stores the checkpoint', async () => {
    const { exitCode, stdout, stderr } = await verify(
      '--from',
      'server',
      '--checkpoints',
      checkpoints,
      '--json',
    );
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const verified = JSON.parse(stdout);
    expect(verified).toMatchObject({ events: 6, last_position: 6, checkpoint: { position: 6 } });
    const [line = ''] = (await readFile(checkpoints, 'utf8')).split('\n');
    expect(JSON.parse(line).checkpoint).toEqual(verified.checkpoint);
    expect(await verify('--key-id', verified.checkpoint.key_id)).toMatchObject({ exitCode: 0 });
    expect(await verify('--key-id', '0123456789abcdef')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('not with 0123456789abcdef'),
    });
  });

  it('names the first mismatching event on the server', async () => {
    const ofWorkspace = `workspace_id = '${account.workspace.id}' AND workspace_position`;
    const event = `(SELECT event_id FROM audit_chain WHERE ${ofWorkspace} = 4)`;
    await tampered(
      `UPDATE audit_events SET address = '198.51.100.1' WHERE id = ${event}`,
      `UPDATE audit_events SET address = '127.0.0.1' WHERE id = ${event}`,
      async () => {
        expect(await verify()).toMatchObject({
          exitCode: 1,
          stderr: expect.stringContaining('is not valid at position 4: the event was changed or replaced'),
        });
      },
    );
    expect(await verify()).toMatchObject({ exitCode: 0 });
  });

  it('proves with a stored checkpoint that the end was cut off', async () => {
    const last = `workspace_id = '${account.workspace.id}' AND workspace_position = 6`;
    await tampered(
      `CREATE TABLE cut AS SELECT * FROM audit_chain WHERE ${last}; DELETE FROM audit_chain WHERE ${last}`,
      'INSERT INTO audit_chain SELECT * FROM cut; DROP TABLE cut',
      async () => {
        // The server signs whatever its database contains.
        expect(await verify()).toMatchObject({ exitCode: 0 });
        expect(await verify('--checkpoints', checkpoints)).toMatchObject({
          exitCode: 1,
          stderr: expect.stringContaining('events at its end were removed'),
        });
      },
    );
    expect(await verify('--checkpoints', checkpoints)).toMatchObject({ exitCode: 0 });
  });

  it('verifies streamed files without a server, and names the first mismatching line', async () => {
    const lines = (await readFile(trail, 'utf8')).split('\n').filter(Boolean);
    const [one, two] = [join(directory, 'audit.1'), join(directory, 'audit.2')];
    await writeFile(one, `${lines.slice(0, 3).join('\n')}\n`);
    await writeFile(two, `${lines.slice(3).join('\n')}\n`);
    const events = lines.filter((line) => !line.startsWith('{"checkpoint"')).length;
    const { exitCode, stdout } = await verify('--from', 'file', one, two);
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: expect.stringContaining(`Valid events\t${events}`),
    });
    expect(await verify(two, one)).toMatchObject({ exitCode: 1 });
    const at = lines.findLastIndex((line) => line.includes('"api_key.created"'));
    await writeFile(
      two,
      `${lines
        .slice(3)
        .join('\n')
        .replace(/127\.0\.0\.1(?=[^]*$)/, '127.0.0.2')}\n`,
    );
    const changed = (await readFile(two, 'utf8'))
      .split('\n')
      .findIndex((line, index) => line !== lines[index + 3]);
    expect(at).toBeGreaterThan(0);
    expect(await verify(one, two)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining(`is not valid at line ${changed + 4}, position`),
    });
  });

  it.each([
    [['--from', 'file'], 'Name the files'],
    [['--from', 'server', 'audit.jsonl'], 'name no files'],
    [['--checkpoints', 'x', 'audit.jsonl'], 'Use --checkpoints only with --from server'],
  ])('refuses %j', async (argumentList, message) => {
    expect(await verify(...argumentList)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(message),
    });
  });

  it('requires the role that reads the trail', async () => {
    const narrow = await request(app.server, 'POST', `/api/v1/workspaces/${account.workspace.id}/api-keys`, {
      token: account.accessToken,
      json: { name: 'narrow', scopes: ['members:read'] },
    });
    const { exitCode } = await runCli(['audit', 'verify'], {
      cwd: directory,
      env: {
        LATCHKEY_CONFIG_DIR: join(directory, 'config'),
        LATCHKEY_BASE_URL: app.server.url,
        LATCHKEY_API_KEY: narrow.json.key,
      },
    });
    expect(exitCode).toBe(4);
  });
});
