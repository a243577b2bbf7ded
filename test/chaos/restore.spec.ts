import { execFile, spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterEach, expect, it } from '@jest/globals';
import pg from 'pg';
import { SSO_ENV } from '../revocation/single-sign-on.js';
import { arrangements } from '../revocation/subjects.js';
import { createKey, whoAmI } from '../support/api-keys.js';
import { auditedTables } from '../support/audited-tables.js';
import { type Account, login, register, request, type Response } from '../support/client.js';
import { type Postgres, startPostgres } from '../support/docs/postgres-programs.js';
import { eventually } from '../support/eventually.js';
import { runOperatorTool } from '../support/operator.js';
import { endPrograms, startProgram } from '../support/program.js';
import { findPostgresPrograms, requireProgram } from '../support/programs.js';
import { testRun } from '../support/run.js';
import { Seeded } from '../support/seeded.js';
import { makeDataDirectory, startServer, type TestServer } from '../support/server.js';
import { accept, invite } from '../support/workspaces.js';

const ROUNDS = Number(process.env['CHAOS_RESTORES'] ?? 8);
const COPIES = 2;
const LANES = 3;

const chance = new Seeded();
const programs = findPostgresPrograms() ?? '';
/** Over all rounds. */
const sum = {
  endings: 0,
  endedAfterBackup: 0,
  revivedByBackup: 0,
  revived: 0,
  kept: 0,
  interrupted: 0,
  replayed: 0,
};
const failures: string[] = [];
const itWithPrograms = requireProgram('pg_restore') ? it : it.skip;
const run = promisify(execFile);
afterEach(endPrograms);

/** Authority, the change that ends it, and whether it is alive. */
interface Ending {
  kind: string;
  change(via: TestServer): Promise<Response>;
  answers: number;
  isAlive(server: TestServer): Promise<boolean>;
}

/** The end of authority was answered, and when, seen from the backup. */
interface Answered extends Ending {
  when: 'before the backup' | 'during the backup' | 'after the backup';
}

const signIn = (server: TestServer, { email, password }: Account): Promise<Response> =>
  request(server, 'POST', '/api/v1/auth/login', { json: { email, password } });

/** What `arrangements` has no credential for. */
const others: Record<string, (server: TestServer, owner: Account) => Promise<Ending>> = {
  'an old password': async (server) => {
    const account = await register(server);
    const json = { current_password: account.password, new_password: `${account.password} anew` };
    return {
      kind: 'an old password',
      change: (via) => request(via, 'PUT', '/api/v1/auth/password', { token: account.accessToken, json }),
      answers: 204,
      isAlive: async (via) => (await signIn(via, account)).status === 200,
    };
  },
  'an invitation': async (server, owner) => {
    const { id, token } = await invite(server, owner, owner.workspace.id, { role: 'admin' });
    const path = `/api/v1/workspaces/${owner.workspace.id}/invitations/${id}`;
    return {
      kind: 'an invitation',
      change: (via) => request(via, 'DELETE', path, { token: owner.accessToken }),
      answers: 204,
      isAlive: async (via) => (await accept(via, await register(via), token)).status === 200,
    };
  },
};

async function arrange(server: TestServer, operatorKey: string): Promise<Ending[]> {
  const owner = await register(server);
  const kinds = chance.shuffled(Array.from({ length: COPIES }, () => Object.keys(arrangements)).flat());
  const endings: Ending[] = [];
  const lane = async (): Promise<void> => {
    for (let kind = kinds.pop(); kind !== undefined; kind = kinds.pop()) {
      const subject = await (arrangements[kind] as (typeof arrangements)[string])(server, owner, () =>
        Promise.resolve(operatorKey),
      );
      endings.push({
        ...subject,
        isAlive: async (via) => {
          const me = await request(via, 'GET', '/api/v1/me', subject.credential);
          if (me.status >= 500) throw new Error(`${kind}: no verdict: ${me.status} ${me.text}`);
          return subject.isOld(me);
        },
      });
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  for (const other of [...Object.values(others), ...Object.values(others)])
    endings.push(await other(server, owner));
  return chance.shuffled(endings);
}

const aliveAmong = async (server: TestServer, endings: readonly Answered[]): Promise<string[]> => {
  const alive: string[] = [];
  for (const { kind, when, isAlive } of endings)
    if (await isAlive(server)) alive.push(`${kind}, ended ${when}`);
  return alive;
};

itWithPrograms(
  `nothing that was ended is alive again after ${ROUNDS} restored backups`,
  async () => {
    process.stdout.write(`CHAOS_SEED=${chance.seed}\n`);
    const postgres = await startPostgres(programs, ['max_connections=100']);
    try {
      await prepare(postgres);
      for (let round = 0; round < ROUNDS; round += 1) await runRound(postgres, round);
    } finally {
      process.stdout.write(`${JSON.stringify({ seed: chance.seed, rounds: ROUNDS, ...sum })}\n`);
      await postgres.kill();
    }
    expect(failures).toEqual([]);
    expect(sum.endedAfterBackup).toBeGreaterThan(10 * ROUNDS);
    expect(sum.revivedByBackup).toBeGreaterThan(ROUNDS);
  },
  ROUNDS * 180_000,
);

const urlOf = (postgres: Postgres, name: string): string =>
  postgres.url(name).replace('postgres@', 'latchkey@');

/** As the superuser. */
async function query<Row extends pg.QueryResultRow>(
  postgres: Postgres,
  name: string,
  sql: string,
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: postgres.url(name) });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A database that each round begins with. */
async function prepare(postgres: Postgres): Promise<void> {
  await query(postgres, 'postgres', 'CREATE ROLE latchkey LOGIN');
  await query(postgres, 'postgres', 'CREATE DATABASE migrated OWNER latchkey');
  const migrate = spawnSync(
    process.execPath,
    [resolve(import.meta.dirname, '../../dist/src/tools/migrate.js')],
    {
      cwd: await makeDataDirectory(),
      env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'test', DATABASE_URL: urlOf(postgres, 'migrated') },
      encoding: 'utf8',
    },
  );
  expect(migrate).toMatchObject({ status: 0 });
}

/** Every row of the tables whose changes are audited. */
async function contentOf(postgres: Postgres, name: string): Promise<Record<string, string>> {
  const database = {
    name,
    url: postgres.url(name),
    query: <Row extends pg.QueryResultRow>(sql: string) => query<Row>(postgres, name, sql),
    close: () => Promise.resolve(),
  };
  const content: Record<string, string> = {};
  for (const table of await auditedTables(database)) {
    const [row] = await query<{ rows: string }>(
      postgres,
      name,
      `SELECT coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '') AS rows FROM ${table} AS t`,
    );
    content[table] = row?.rows ?? '';
  }
  return content;
}

async function runRound(postgres: Postgres, round: number): Promise<void> {
  const [name, restored] = [`round_${round}`, `restored_${round}`];
  await query(postgres, 'postgres', `CREATE DATABASE ${name} TEMPLATE migrated OWNER latchkey`);
  await query(postgres, 'postgres', `CREATE DATABASE ${restored} OWNER latchkey`);
  const directory = await makeDataDirectory();
  const [trail, dump] = [join(directory, 'audit.jsonl'), join(directory, 'latchkey.dump')];
  const env = { ...SSO_ENV, SIGN_IN_FAILURES_PER_ADDRESS: '1000000', API_KEYS_PER_WORKSPACE: '1000' };
  const start = () =>
    startServer({ databaseUrl: urlOf(postgres, name), env: { ...env, AUDIT_STREAM_URL: `file://${trail}` } });
  const servers = [await start(), await start()] as const;
  const operatorKey = await runOperatorTool({ url: urlOf(postgres, name) }, 'create', 'the campaign');
  const endings = await arrange(servers[0], operatorKey);
  const keeper = await register(servers[0]);
  const kept = [keeper.apiKey];
  for (let count = 0; count < 5; count += 1) kept.push((await createKey(servers[0], keeper)).key);

  // The backup, at a random moment of the changes.
  const backupAt = chance.below(Math.floor(endings.length / 2));
  let [backupBegan, backupEnded] = [Infinity, Infinity];
  let backup: Promise<unknown> = Promise.resolve();
  const answered: Answered[] = [];
  const left = endings.map((ending, index) => ({ ending, index, pauseMs: chance.below(50) }));
  const lane = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) {
      const { ending, index, pauseMs } = next;
      if (index === backupAt) {
        backupBegan = performance.now();
        const parameters = ['--format=custom', '--no-owner', `--file=${dump}`, urlOf(postgres, name)];
        backup = run(join(programs, 'pg_dump'), parameters).then(() => (backupEnded = performance.now()));
      }
      await sleep(pauseMs);
      const sentAt = performance.now();
      const { status, text } = await ending.change(servers[index % 2] as TestServer);
      if (status !== ending.answers) throw new Error(`${ending.kind}: ${status} ${text}`);
      const when = performance.now() < backupBegan ? 'before' : sentAt > backupEnded ? 'after' : 'during';
      answered.push({ ...ending, when: `${when} the backup` });
    }
  };
  const since = new Date().toISOString();
  await Promise.all(Array.from({ length: LANES }, lane));
  await backup;
  // What was not streamed is lost, as documented.
  await eventually('the trail has it all', () =>
    query(
      postgres,
      name,
      `SELECT FROM audit_streams WHERE position = (SELECT max(position) FROM audit_chain)
         AND checkpoint = (SELECT max(position) FROM audit_checkpoints) AND NOT EXISTS (SELECT FROM audit_unsealed)`,
    ),
  );
  await Promise.all(servers.map((server) => server.kill()));

  const parameters = [
    '--exit-on-error',
    '--single-transaction',
    '--no-owner',
    `--dbname=${urlOf(postgres, restored)}`,
    dump,
  ];
  await run(join(programs, 'pg_restore'), parameters);
  const afterRestore = () =>
    startProgram({
      script: 'src/tools/after-restore.js',
      arguments: ['--since', since, '--trail', trail, '--apply'],
      env: { NODE_ENV: 'test', DATABASE_URL: urlOf(postgres, restored), ...testRun.secrets },
    });
  const finish = async (): Promise<string> => {
    const program = await afterRestore();
    const exit = await program.ended();
    const log = program.log.join('\n');
    if (exit !== 0) failures.push(`round ${round}: after-restore ended with ${exit}: ${log.slice(-1_000)}`);
    return log;
  };
  const serve = () => startServer({ databaseUrl: urlOf(postgres, restored), env });

  // In every second round a server is started before the tool, which shows what the backup has revived.
  let server: TestServer | undefined;
  if (round % 2 === 1) {
    server = await serve();
    await register(server);
    await eventually('the chain has gone on', () => query(postgres, restored, 'SELECT FROM audit_unsealed'), {
      until: ({ length }) => length === 0,
    });
    for (const { kind, isAlive } of answered) {
      // These would use themselves up.
      if (kind in arrangements && (await isAlive(server))) sum.revivedByBackup += 1;
    }
  }
  // In some, the tool is killed half-way.
  if (chance.next() < 0.5) {
    const program = await afterRestore();
    await program.waitFor((line) => line.includes('sessions end') || undefined);
    await sleep(chance.below(1_500));
    if (program.process.exitCode === null) sum.interrupted += 1;
    program.process.kill('SIGKILL');
    await program.ended();
  }
  const log = await finish();
  sum.replayed += Number(/(\d+) events are replayed/.exec(log)?.[1] ?? 0);
  const before = await contentOf(postgres, restored);
  const again = await finish();
  const after = await contentOf(postgres, restored);
  // A server that runs already removes what belonged to deleted workspaces, and everything is replayed every time.
  const changed = Object.keys(before).filter((table) => !server && before[table] !== after[table]);
  if (changed.length > 0)
    failures.push(`round ${round}: the second run changed ${changed.join(', ')}: ${again.slice(-1_000)}`);
  if (!server && !again.includes('0 events are replayed.'))
    failures.push(`round ${round}: again: ${again.slice(-1_000)}`);

  server ??= await serve();
  const revived = await aliveAmong(server, answered);
  failures.push(...revived.map((text) => `round ${round}: alive again: ${text}`));
  for (const apiKey of kept) {
    const { status } = await whoAmI(server, { apiKey });
    if (status !== 200) failures.push(`round ${round}: a key that nobody changed: ${status}`);
  }
  const session = await whoAmI(server, { token: keeper.accessToken });
  const refreshed = await request(server, 'POST', '/api/v1/auth/refresh', { cookie: keeper.cookie });
  if (session.status !== 401 || refreshed.status !== 401)
    failures.push(`round ${round}: a session of the backup: ${session.status}, ${refreshed.status}`);
  const { accessToken } = await login(server, keeper);
  if ((await whoAmI(server, { token: accessToken })).status !== 200)
    failures.push(`round ${round}: no new session`);
  await server.kill();
  sum.endings += answered.length;
  sum.endedAfterBackup += answered.filter(({ when }) => when === 'after the backup').length;
  sum.revived += revived.length;
  sum.kept += kept.length;
}
