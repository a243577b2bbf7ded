import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { useServer } from '../support/app.js';
import { register, request } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { requireProgram } from '../support/programs.js';
import { register as registerProcess, registration, startServer } from '../support/server.js';
import { fencesOf } from '../support/docs/blocks.js';
import { freePort } from '../support/docs/free-port.js';
import { readPageFile } from '../support/docs/run-blocks.js';

const describeWithPooler = requireProgram('pgbouncer') ? describe : describe.skip;

describeWithPooler('Behind PgBouncer that is configured as the page says', () => {
  const app = useServer();
  let pooler: ChildProcess;
  let directory: string;
  let databaseUrl: string;

  beforeAll(async () => {
    const direct = new URL(app.database.url);
    const port = await freePort();
    directory = await mkdtemp(join(tmpdir(), 'latchkey-pooler-'));
    const users = join(directory, 'userlist.txt');
    await writeFile(users, `"${direct.username}" "${decodeURIComponent(direct.password)}"\n`);
    const [configuration = ''] = fencesOf(await readPageFile('docs/self-hosting.md'), 'ini').filter((text) =>
      text.includes('[pgbouncer]'),
    );
    const file = join(directory, 'pgbouncer.ini');
    await writeFile(
      file,
      replaced(configuration, {
        'host=127.0.0.1 port=5432 dbname=latchkey': `host=${direct.hostname} port=${direct.port} dbname=${direct.pathname.slice(1)}`,
        'listen_port = 6432': `listen_port = ${port}\nunix_socket_dir =`,
        '/etc/pgbouncer/userlist.txt': users,
      }),
    );
    // PgBouncer refuses to run as root.
    const account = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {};
    if (account.uid !== undefined)
      for (const path of [directory, users, file]) await chown(path, account.uid, account.gid);
    pooler = spawn('pgbouncer', [file], { ...account, stdio: 'ignore' });
    await registerProcess(pooler);
    const url = new URL(direct);
    url.hostname = '127.0.0.1';
    url.port = String(port);
    url.pathname = 'latchkey';
    databaseUrl = url.href;
    await eventually('PgBouncer answers', () => {
      expect(pooler.exitCode).toBeNull();
      return answers(databaseUrl);
    });
  });

  afterAll(async () => {
    pooler.kill('SIGTERM');
    if (pooler.exitCode === null) await once(pooler, 'close');
    await rm(registration(pooler), { force: true });
    await rm(directory, { recursive: true });
  });

  it('two instances start, and a revocation answered by one of them is final on the other', async () => {
    const [first, second] = await Promise.all([startServer({ databaseUrl }), startServer({ databaseUrl })]);
    try {
      const account = await register(first);
      const created = await request(first, 'POST', `/api/v1/workspaces/${account.workspace.id}/api-keys`, {
        apiKey: account.apiKey,
        json: { name: 'To be revoked' },
      });
      const me = async (): Promise<number> =>
        (await request(second, 'GET', '/api/v1/me', { apiKey: created.json.key })).status;
      expect(await me()).toBe(200);
      const path = `/api/v1/workspaces/${account.workspace.id}/api-keys/${created.json.id}`;
      expect((await request(first, 'DELETE', path, { apiKey: account.apiKey })).status).toBe(200);
      expect(await me()).toBe(401);
      expect((await request(second, 'GET', '/health/ready')).status).toBe(200);
    } finally {
      expect(await Promise.all([first.stop(), second.stop()])).toEqual([0, 0]);
    }
  });
});

function replaced(text: string, replacements: Record<string, string>): string {
  return Object.entries(replacements).reduce((rest, [from, to]) => {
    expect(rest).toContain(from);
    return rest.replace(from, to);
  }, text);
}

const idOf = (option: '-u' | '-g'): number =>
  Number(spawnSync('id', [option, 'nobody'], { encoding: 'utf8' }).stdout);

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
