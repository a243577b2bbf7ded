import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';

const build = resolve(import.meta.dirname, '../../dist/src');

/** The database that is migrated once and cloned for every test file. */
const TEMPLATE = 'latchkey_template';

/**
 * Starts one PostgreSQL for the whole run and prepares the template database. However the run ends, the reaper cleans
 * up after it: this function need not, even if it fails half-way.
 */
export default async function startRun() {
  const directory = await mkdtemp(join(tmpdir(), 'latchkey-test-'));
  // PostgreSQL may run as another user, who must pass through here to its own directory.
  await chmod(directory, 0o711);
  await mkdir(join(directory, 'servers'));
  const reaper = startReaper(directory);

  const postgres = await startPostgres(join(directory, 'postgres'));
  // The URL uses the application's role. The superuser, who has more rights, shares its password.
  const superuser = new URL(postgres.url);
  superuser.username = 'postgres';
  await prepareTemplate(directory, postgres.url, superuser.href);

  globalThis.testRun = { directory, postgres, reaper };
  process.env.TEST_RUN_DIRECTORY = directory;
  process.env.TEST_RUN_DATABASE_URL = postgres.url;
  process.env.TEST_RUN_SUPERUSER_URL = superuser.href;
  process.env.TEST_RUN_JWT_SECRET = randomSecret();
  process.env.TEST_RUN_MASTER_KEY = randomSecret();
}

const randomSecret = () => randomBytes(32).toString('base64url');

/** The reaper detects the end of this process by the end of its standard input. */
function startReaper(directory) {
  const reaper = spawn(process.execPath, [join(import.meta.dirname, 'reaper.js'), directory], {
    detached: true,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  reaper.unref();
  reaper.stdin.unref();
  return reaper;
}

async function startPostgres(directory) {
  const file = join(build, 'core/database/embedded-postgres.js');
  if (!existsSync(file)) throw new Error('The tests run what is built: npm run build comes first.');
  const { startEmbeddedPostgres } = await import(file);
  return startEmbeddedPostgres({
    directory,
    password: randomSecret(),
    database: 'latchkey',
    parameters: {
      // Nothing here outlives the run. What a commit guarantees to other sessions does not depend on it.
      fsync: 'off',
      full_page_writes: 'off',
      max_connections: '300',
      shared_preload_libraries: 'pg_stat_statements',
      // For all databases of the run. With the default of 5,000, other databases' statements would evict a test's
      // counts.
      'pg_stat_statements.max': '50000',
    },
  });
}

async function prepareTemplate(directory, url, superuserUrl) {
  await administer(url, `CREATE DATABASE ${TEMPLATE}`);
  const template = new URL(url);
  template.pathname = TEMPLATE;
  const migration = spawnSync(process.execPath, [join(build, 'tools/migrate.js')], {
    cwd: directory,
    env: { PATH: process.env.PATH, NODE_ENV: 'test', LOG_FORMAT: 'json', DATABASE_URL: template.href },
    encoding: 'utf8',
    timeout: 300_000,
  });
  if (migration.status !== 0) {
    throw new Error(`The migrations failed:\n${migration.stdout}${migration.stderr}${migration.error ?? ''}`);
  }
  // A database with an open connection cannot be cloned.
  await administer(superuserUrl, `ALTER DATABASE ${TEMPLATE} WITH ALLOW_CONNECTIONS false`);
}

async function administer(url, statement) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
