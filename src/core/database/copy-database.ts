import type pg from 'pg';
import { DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';
import { unboundedOptions } from './data-source-options.js';
import { LIFT_LIMITS_IN_TRANSACTION } from './session-limits.js';
import { SessionClient } from './session-settings.js';

const SCHEMAS = `('public', 'pgboss')`;
/** Written by the migrations themselves, or about running processes and open transactions. */
const NOT_COPIED = `('public.migrations', 'public.authority_instances', 'public.authority_pending')`;
/** Rows per batch. A single document can have a megabyte. */
const BATCH = 100;

export interface CopiedTable {
  name: string;
  rows: number;
}

interface Table {
  /** Quoted for SQL. */
  name: string;
  /** Without generated columns. */
  columns: string[];
}

/**
 * Copies the whole database into an empty one, whatever its version: migrations create the schema, and rows are
 * transferred as text. It all runs in one transaction: if anything fails, or a table does not match afterwards, the
 * target stays empty.
 *
 * @throws {Error} if the source is in use, or the target is not empty
 */
export async function copyDatabase(
  sourceUrl: string,
  targetUrl: string,
  checkTarget: (target: DataSource) => Promise<void>,
): Promise<CopiedTable[]> {
  const source = new SessionClient({
    connectionString: sourceUrl,
    application_name: 'latchkey copy',
    isUnbounded: true,
  });
  const target = new DataSource(unboundedOptions(targetUrl, 1));
  await source.connect();
  try {
    await target.initialize();
    await checkTarget(target);
    // One snapshot of everything, however long the copy takes.
    await source.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await refuseUsedSource(source);
    const runner = target.createQueryRunner();
    await runner.startTransaction();
    await runner.query(LIFT_LIMITS_IN_TRANSACTION);
    await refuseTables(runner);
    await makeSchema(target, runner);
    const copied = await copyRows(source, (await runner.connect()) as pg.PoolClient);
    await runner.commitTransaction();
    return copied;
  } finally {
    if (target.isInitialized) await target.destroy();
    await source.end();
  }
}

async function refuseUsedSource(source: pg.Client): Promise<void> {
  const { rows } = await source.query<{ users: string }>(
    `SELECT count(*) AS users FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name LIKE 'latchkey%'`,
  );
  if (rows[0]?.users === '0') return;
  throw new Error('A server is running on the embedded database: stop it first');
}

async function refuseTables(runner: QueryRunner): Promise<void> {
  const tables = (await runner.query(
    `SELECT format('%I.%I', nspname, relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
     WHERE relkind IN ('r', 'p') AND nspname <> 'information_schema' AND nspname NOT LIKE 'pg\\_%'
       AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = c.oid AND classid = 'pg_class'::regclass AND deptype = 'e')
     ORDER BY name LIMIT 3`,
  )) as { name: string }[];
  if (tables.length === 0) return;
  throw new Error(
    `DATABASE_URL: the database is not empty, it has the tables ${tables.map(({ name }) => name).join(', ')}. Create a new one`,
  );
}

async function makeSchema(target: DataSource, runner: QueryRunner): Promise<void> {
  const executor = new MigrationExecutor(target, runner);
  // They run in our transaction.
  executor.transaction = 'none';
  await executor.executePendingMigrations();
}

async function copyRows(source: pg.Client, target: pg.ClientBase): Promise<CopiedTable[]> {
  const tables = await readTables(source);
  const [here, there] = [await describe(source), await describe(target)];
  if (here !== there) throw new Error('The schema of the embedded database does not match this version');
  const restoreRules = await liftRules(target);
  const copied: CopiedTable[] = [];
  for (const table of tables) {
    await copyTable(source, target, table);
    const [before, after] = [await summarise(source, table), await summarise(target, table)];
    if (before.rows !== after.rows || before.checksum !== after.checksum) {
      throw new Error(`${table.name} was not copied correctly: ${before.rows} rows became ${after.rows}`);
    }
    copied.push({ name: table.name, rows: Number(before.rows) });
  }
  await copySequences(source, target);
  await restoreRules();
  return copied;
}

async function readTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `SELECT format('%I.%I', nspname, relname) AS name,
       array_agg(quote_ident(attname) ORDER BY attnum) FILTER (WHERE attgenerated = '') AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace JOIN pg_attribute ON attrelid = c.oid
     WHERE relkind = 'r' AND nspname IN ${SCHEMAS} AND attnum > 0 AND NOT attisdropped
       AND format('%I.%I', nspname, relname) NOT IN ${NOT_COPIED}
     GROUP BY 1 ORDER BY 1`,
  );
  return rows;
}

const describe = async (client: pg.ClientBase): Promise<string> => JSON.stringify(await readTables(client));

/**
 * The owner of tables may disable triggers and drop constraints, whereas only a superuser may bypass them. Adding a
 * foreign key again checks it.
 *
 * @returns a function that restores them all
 */
async function liftRules(target: pg.ClientBase): Promise<() => Promise<void>> {
  await target.query('SET CONSTRAINTS ALL IMMEDIATE');
  const { rows } = await target.query<{ lift: string; restore: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS lift,
       format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(c.oid)) AS restore
     FROM pg_constraint c JOIN pg_namespace n ON n.oid = connamespace
     WHERE contype = 'f' AND conparentid = 0 AND nspname IN ${SCHEMAS}
     UNION ALL
     SELECT format('ALTER TABLE %s DISABLE TRIGGER %I', tgrelid::regclass, tgname),
       format('ALTER TABLE %s ENABLE %s TRIGGER %I', tgrelid::regclass,
         CASE tgenabled WHEN 'A' THEN 'ALWAYS' WHEN 'R' THEN 'REPLICA' ELSE '' END, tgname)
     FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid JOIN pg_namespace n ON n.oid = relnamespace
     WHERE NOT tgisinternal AND tgparentid = 0 AND tgenabled <> 'D' AND nspname IN ${SCHEMAS}`,
  );
  for (const { lift } of rows) await target.query(lift);
  return async () => {
    for (const { restore } of rows) await target.query(restore);
  };
}

async function copyTable(
  source: pg.ClientBase,
  target: pg.ClientBase,
  { name, columns }: Table,
): Promise<void> {
  // Remove rows inserted by the migrations.
  await target.query(`DELETE FROM ${name}`);
  await source.query(`DECLARE copied NO SCROLL CURSOR FOR SELECT t::text AS line FROM ONLY ${name} AS t`);
  for (;;) {
    const { rows } = await source.query<{ line: string }>(`FETCH ${BATCH} FROM copied`);
    if (rows.length === 0) break;
    await target.query(
      `INSERT INTO ${name} (${columns.join(', ')}) OVERRIDING SYSTEM VALUE
       SELECT ${columns.map((column) => `(line).${column}`).join(', ')}
       FROM (SELECT unnest($1::text[])::${name} AS line OFFSET 0) AS lines`,
      [rows.map(({ line }) => line)],
    );
  }
  await source.query('CLOSE copied');
}

/** Independent of row order. */
async function summarise(
  client: pg.ClientBase,
  { name, columns }: Table,
): Promise<{ rows: string; checksum: string }> {
  const row = `ROW(${columns.map((column) => `t.${column}`).join(', ')})`;
  const { rows } = await client.query<{ rows: string; checksum: string }>(
    `SELECT count(*) AS rows, coalesce(sum(('x' || left(md5(${row}::text), 16))::bit(64)::bigint), 0) AS checksum
     FROM ONLY ${name} AS t`,
  );
  return rows[0] as { rows: string; checksum: string };
}

async function copySequences(source: pg.ClientBase, target: pg.ClientBase): Promise<void> {
  const { rows } = await source.query<{ name: string; last: string }>(
    `SELECT format('%I.%I', schemaname, sequencename) AS name, last_value AS last FROM pg_sequences
     WHERE schemaname IN ${SCHEMAS} AND last_value IS NOT NULL`,
  );
  for (const { name, last } of rows) await target.query('SELECT setval($1, $2)', [name, last]);
}
