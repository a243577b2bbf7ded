import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';

const root = resolve(import.meta.dirname, '../..');
const build = join(root, 'dist/src');
const TEMPLATE = 'latchkey_template';

/** A module of the built product. */
export const importBuilt = (path) => import(join(build, path));

/**
 * Everything that a run needs, without leaving anything behind: a directory, a PostgreSQL with production settings, and
 * databases in it. However the run ends, the tests' reaper ends what was started and removes the files.
 */
export async function openWorkplace() {
  if (!existsSync(join(build, 'main.js'))) throw new Error('There is no build: npm run build comes first.');
  const directory = await mkdtemp(join(tmpdir(), 'latchkey-bench-'));
  // PostgreSQL may run as another user, who must pass through here to its own directory.
  await chmod(directory, 0o711);
  await mkdir(join(directory, 'servers'));
  await mkdir(join(directory, 'work'));
  const reaper = spawn(process.execPath, [join(root, 'test/support/reaper.js'), directory], {
    // In its own session, so that Ctrl-C does not end it with us.
    detached: true,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const reaped = once(reaper, 'exit');

  let closing;
  const workplace = {
    directory,
    /** Working directory of the servers, without a developer's .env. */
    workingDirectory: join(directory, 'work'),
    close() {
      closing ??= (async () => {
        reaper.stdin.end();
        const [code] = await reaped;
        if (code !== 0) throw new Error(`The files of the run in ${directory} could not be removed.`);
      })();
      return closing;
    },
  };
  try {
    await startDatabases(workplace);
  } catch (error) {
    await workplace.close();
    throw error;
  }
  return workplace;
}

async function startDatabases(workplace) {
  const { startEmbeddedPostgres } = await importBuilt('core/database/embedded-postgres.js');
  const postgres = await startEmbeddedPostgres({
    directory: join(workplace.directory, 'postgres'),
    password: randomBytes(24).toString('base64url'),
    database: 'latchkey',
    // Default durability, memory and planning, plus statement counting, and more connections.
    parameters: { max_connections: '200', shared_preload_libraries: 'pg_stat_statements' },
  });
  const superuserUrl = new URL(postgres.url);
  superuserUrl.username = 'postgres';

  workplace.superuser = await connect(superuserUrl.href);
  await workplace.superuser.query('CREATE EXTENSION pg_stat_statements');
  await workplace.superuser.query(`CREATE DATABASE ${TEMPLATE} OWNER latchkey`);
  migrate(workplace, withDatabase(postgres.url, TEMPLATE));

  /** @returns the URL of a new database, empty or with Latchkey's schema, and a superuser connection to it */
  workplace.createDatabase = async (name, { empty = false } = {}) => {
    const template = empty ? '' : `TEMPLATE ${TEMPLATE}`;
    await workplace.superuser.query(`CREATE DATABASE ${name} ${template} OWNER latchkey`);
    return {
      name,
      url: withDatabase(postgres.url, name),
      superuser: await connect(withDatabase(superuserUrl.href, name)),
    };
  };
}

function migrate(workplace, databaseUrl) {
  const migration = spawnSync(process.execPath, [join(build, 'tools/migrate.js')], {
    cwd: workplace.workingDirectory,
    env: { PATH: process.env.PATH, LOG_FORMAT: 'json', DATABASE_URL: databaseUrl },
    encoding: 'utf8',
    timeout: 60_000,
  });
  if (migration.status !== 0) {
    throw new Error(`The migrations failed:\n${migration.stdout}${migration.stderr}${migration.error ?? ''}`);
  }
}

async function connect(connectionString) {
  const client = new pg.Client({ connectionString, application_name: 'latchkey bench' });
  // PostgreSQL is stopped first.
  client.on('error', () => undefined);
  await client.connect();
  client.unref();
  return client;
}

function withDatabase(address, name) {
  const url = new URL(address);
  url.pathname = name;
  return url.href;
}
