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

  it('proves with a stored checkpoint that an event was forged, and all hashes after it', async () => {
    const stored = await readFile(checkpoints, 'utf8');
    const last = `c.workspace_id = '${account.workspace.id}' AND c.workspace_position = 6`;
    await tampered(
      `CREATE TABLE link AS SELECT * FROM audit_chain c WHERE ${last};
       CREATE TABLE before AS SELECT e.* FROM audit_events e JOIN link ON e.id = link.event_id;
       UPDATE audit_events e SET details = '{"name": "forged"}' FROM before WHERE e.id = before.id;
       UPDATE audit_chain c SET digest = sha256(convert_to(audit_event_text(e), 'UTF8'))
         FROM audit_events e WHERE e.id = c.event_id AND ${last};
       UPDATE audit_chain c SET workspace_hash = audit_link(
           'latchkey audit workspace chain 1 ' || c.workspace_id, p.workspace_hash, 6, c.digest)
         FROM audit_chain p WHERE p.workspace_id = c.workspace_id AND p.workspace_position = 5 AND ${last}`,
      `UPDATE audit_events e SET details = before.details FROM before WHERE e.id = before.id;
       UPDATE audit_chain c SET digest = link.digest, workspace_hash = link.workspace_hash
         FROM link WHERE c.position = link.position;
       DROP TABLE link, before`,
      async () => {
        expect(await verify('--checkpoints', checkpoints)).toMatchObject({
          exitCode: 1,
          stderr: expect.stringContaining(
            'position 6: two checkpoints with different hashes are signed here',
          ),
        });
        // What proves it stays as it is.
        expect(await readFile(checkpoints, 'utf8')).toBe(stored);
      },
    );
    expect(await verify('--checkpoints', checkpoints)).toMatchObject({ exitCode: 0 });
  });

  it('believes no removal that the server has not signed', async () => {
    const event = `(SELECT event_id FROM audit_chain
      WHERE workspace_id = '${account.workspace.id}' AND workspace_position = 4)`;
    await tampered(
      `CREATE TABLE removed AS SELECT * FROM audit_events WHERE id = ${event};
       DELETE FROM audit_events WHERE id = ${event};
       INSERT INTO audit_checkpoints SELECT position, hash, position + 1, now()::text, 'x', 'x', 'forged'
         FROM audit_chain ORDER BY position DESC LIMIT 1`,
      `INSERT INTO audit_events SELECT * FROM removed; DROP TABLE removed;
       DELETE FROM audit_checkpoints WHERE signature = 'forged'`,
      async () => {
        expect(await verify()).toMatchObject({
          exitCode: 1,
          stderr: expect.stringContaining('is not valid at position 4: the event is missing: it was removed'),
        });
      },
    );
    expect(await verify()).toMatchObject({ exitCode: 0 });
  });

  it("verifies streamed files in which people's texts hold line separators", async () => {
    const separators = 'a\u2028b\u2029c';
    const { id } = await createKey(app.server, account);
    await request(app.server, 'PATCH', `/api/v1/workspaces/${account.workspace.id}/api-keys/${id}`, {
      token: account.accessToken,
      json: { metadata: { separators } },
    });
    await eventually('the trail tells of the text', async () =>
      (await readFile(trail, 'utf8')).includes(separators),
    );
    const lines = (await readFile(trail, 'utf8')).split('\n').slice(0, -1);
    const copy = join(directory, 'copy.jsonl');
    await writeFile(copy, `${lines.join('\n')}\n`);
    expect(await verify(copy)).toMatchObject({ exitCode: 0 });
    // As a program for Windows saves it.
    await writeFile(copy, `${lines.join('\r\n')}\r\n`);
    expect(await verify(copy)).toMatchObject({ exitCode: 0 });
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
