import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';

/**
 * Writes `src/openapi.ts` and `src/free-form-fields.ts` from the committed `openapi.json`. With `--check` it
 * writes nothing, and fails if they differ.
 */

const HEADER = '// Generated from openapi.json by `npm run openapi`: do not edit.\n';
const source = resolve(import.meta.dirname, '../src');
const document = JSON.parse(await readFile(resolve(import.meta.dirname, '../../../openapi.json'), 'utf8'));

for (const [name, text] of [
  ['openapi.ts', HEADER + (await types(document))],
  ['free-form-fields.ts', HEADER + freeFormFields(document)],
]) {
  const file = resolve(source, name);
  if (!process.argv.includes('--check')) await writeFile(file, text);
  else if ((await readFile(file, 'utf8')) !== text) {
    console.error(`packages/sdk/src/${name} is stale: run npm run openapi.`);
    process.exitCode = 1;
  }
}

async function types(api) {
  // A field with a default may be left out of a request: it is the server that fills it in.
  return astToString(await openapiTS(api, { defaultNonNullable: false, alphabetize: true }));
}

/** The fields whose value is a map: its names are data of somebody's, and must not change their case. */
function freeFormFields(api) {
  const names = { freeForm: new Set(), typed: new Set() };
  walk(api, (schema) => {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      names[isMap(property) ? 'freeForm' : 'typed'].add(name);
    }
  });
  const ambiguous = [...names.freeForm].filter((name) => names.typed.has(name));
  if (ambiguous.length > 0) throw new Error(`A map in one schema, something else in another: ${ambiguous}`);
  const lines = [...names.freeForm].sort().map((name) => `  '${name}',\n`);
  return `\n/** Fields whose value is a map, by their names in JSON: what is inside is data, not fields of the API. */
export const FREE_FORM_FIELDS: ReadonlySet<string> = new Set([\n${lines.join('')}]);\n`;
}

/** Whether a property is, or may be, an object with names of the caller's choice. */
function isMap(property) {
  return [property, ...(property.anyOf ?? []), ...(property.oneOf ?? [])].some(
    ({ additionalProperties }) => additionalProperties instanceof Object,
  );
}

function walk(value, visit) {
  if (!(value instanceof Object)) return;
  if (!Array.isArray(value)) visit(value);
  for (const child of Object.values(value)) walk(child, visit);
}
