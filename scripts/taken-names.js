import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root, sourceFiles } from './source-edits.js';

/** What PostgreSQL does not accept as the name of a table (`SELECT word FROM pg_get_keywords()`, catcode R and T). */
const RESERVED_IN_SQL = new Set(
  `all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate collation
   column concurrently constraint create cross current_catalog current_date current_role current_schema current_time
   current_timestamp current_user default deferrable desc distinct do else end except false fetch for foreign freeze
   from full grant group having ilike in initially inner intersect into is isnull join lateral leading left like limit
   localtime localtimestamp natural not notnull null offset on only or order outer overlaps placing primary references
   returning right select session_user similar some symmetric system_user table tablesample then to trailing true union
   unique user using variadic verbose when where window with`.split(/\s+/),
);

/** PostgreSQL cuts names at 63 bytes, and the names of indexes are longer than that of their table. */
const LENGTH_MAX = 40;

/** Refuses a name that the database or the rest of the server could not tell from one that exists. */
export async function refuseTakenNames(words) {
  if (RESERVED_IN_SQL.has(words.snakes))
    throw new Error(`"${words.kebabs}" is a word of SQL, so it cannot be the name of a table.`);
  if (words.snakes.length > LENGTH_MAX)
    throw new Error(`"${words.kebabs}" is too long: it can have ${LENGTH_MAX} characters.`);
  const taken = [...(await inSource(words)), ...(await inApi(words))];
  if (taken.length > 0) throw new Error(`"${words.kebabs}" is taken: ${taken[0]}.`);
}

/** Only at the start of a line: comments name examples. */
const line = (pattern) => new RegExp(`^ *${pattern}`, 'm');

async function inSource({ snake, snakes, kebabs, names, Classes, UPPERS }) {
  const declared = [
    [new RegExp(`\\b(CREATE TABLE|RENAME TO) (IF NOT EXISTS )?"?${snakes}\\b`), `the table ${snakes}`],
    [line(`'${kebabs}:(read|write)': \\{`), `the scope ${kebabs}:read or ${kebabs}:write`],
    [line(`'${snake}\\.(created|updated|deleted)':`), `events or audit actions of ${snake}`],
    [line(`${snake}_limit: \\{`), `the error ${snake}_limit`],
    [line(`${UPPERS}_PER_WORKSPACE: \\{`), `the variable ${UPPERS}_PER_WORKSPACE`],
    [line(`searchable\\('${snake}'`), `${snake} as a kind of search result`],
    [line(`${names}: typeof `), `a declaration called ${names}`],
    [line(`export class ${Classes}Module\\b`), `${Classes}Module`],
  ];
  const files = await sourceFiles();
  return declared.flatMap(([pattern, what]) =>
    files.filter(({ text }) => pattern.test(text)).map(({ file }) => `${file} has ${what}`),
  );
}

async function inApi({ kebabs, Class, Classes }) {
  const { paths, components } = JSON.parse(await readFile(join(root, 'openapi.json'), 'utf8'));
  const schemas = ['', 'Content', 'Patch', 'EventData'].map((suffix) => Class + suffix);
  const operationIds = [
    `list${Classes}`,
    ...['create', 'get', 'replace', 'update', 'delete'].map((verb) => verb + Class),
  ];
  const operations = Object.values(paths).flatMap((path) => Object.values(path));
  return [
    ...Object.keys(paths).filter((path) => path.split('/')[3] === kebabs),
    ...schemas.filter((name) => name in components.schemas),
    ...operations.map(({ operationId }) => operationId).filter((id) => operationIds.includes(id)),
  ].map((name) => `the API has ${name} in openapi.json`);
}
