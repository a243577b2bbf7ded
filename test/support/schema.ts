import pg from 'pg';

/** Everything that migrations can create in a schema, as described by PostgreSQL itself. */
const statements = (schema: string) => ({
  columns: `
    SELECT c.relname || '.' || a.attname AS name,
      format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END AS definition
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = '${schema}'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')`,
  defaults: `
    SELECT c.relname || '.' || a.attname AS name,
      a.attidentity::text || a.attgenerated::text || coalesce(pg_get_expr(d.adbin, d.adrelid), '') AS definition
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE c.relnamespace = '${schema}'::regnamespace AND c.relkind IN ('r', 'p') AND (d.oid IS NOT NULL OR a.attidentity <> '')`,
  constraints: `
    SELECT conrelid::regclass || '.' || conname AS name, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE connamespace = '${schema}'::regnamespace AND contype <> 'n'`,
  indexes: `SELECT indexname AS name, indexdef AS definition FROM pg_indexes WHERE schemaname = '${schema}'`,
  triggers: `
    SELECT tgrelid::regclass || '.' || tgname AS name, pg_get_triggerdef(oid) AS definition
    FROM pg_trigger WHERE NOT tgisinternal`,
  functions: `
    SELECT oid::regprocedure::text AS name, pg_get_functiondef(oid) AS definition
    FROM pg_proc WHERE pronamespace = '${schema}'::regnamespace AND prokind <> 'a'`,
  types: `
    SELECT typname AS name, (SELECT string_agg(enumlabel, ',' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid)
      AS definition
    FROM pg_type t WHERE typnamespace = '${schema}'::regnamespace AND typtype IN ('e', 'd')`,
  others: `
    SELECT relname AS name, relkind::text AS definition
    FROM pg_class WHERE relnamespace = '${schema}'::regnamespace AND relkind NOT IN ('i', 'I')`,
  extensions: `SELECT extname AS name, extversion AS definition FROM pg_extension`,
});

type Kind = keyof ReturnType<typeof statements>;
type Definitions = Record<string, string | null>;

/** By kind and name, so that a diff names what differs. */
export async function describeSchema(url: string, schemaName = 'public'): Promise<Record<Kind, Definitions>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const schema: Partial<Record<Kind, Definitions>> = {};
    for (const [kind, statement] of Object.entries(statements(schemaName))) {
      const { rows } = await client.query<{ name: string; definition: string | null }>(
        `${statement} ORDER BY 1`,
      );
      schema[kind as Kind] = Object.fromEntries(rows.map(({ name, definition }) => [name, definition]));
    }
    return schema as Record<Kind, Definitions>;
  } finally {
    await client.end();
  }
}
