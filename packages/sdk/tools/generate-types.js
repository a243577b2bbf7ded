import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';

/**
 * Writes `src/openapi.ts`, `src/schemas.ts` and `src/free-form-fields.ts` from the committed `openapi.json`. With
 * `--check` it writes nothing, and fails if they differ.
 */

const HEADER = '// Generated from openapi.json by `npm run openapi`: do not edit.\n';
const source = resolve(import.meta.dirname, '../src');
const document = JSON.parse(await readFile(resolve(import.meta.dirname, '../../../openapi.json'), 'utf8'));

for (const [name, text] of [
  ['openapi.ts', HEADER + (await types(document))],
  ['schemas.ts', HEADER + (await interfaces(document))],
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
  // A field with a default may be omitted from a request, because the server fills it in.
  return astToString(await openapiTS(api, { defaultNonNullable: false, alphabetize: true }));
}

/** The schemas as interfaces with camel-case names and descriptions: editors show both, unlike for a computed type. */
async function interfaces({ openapi, info, components }) {
  const schemas = Object.fromEntries(
    Object.entries(components.schemas).map(([name, schema]) => [name, toCamelCase(schema)]),
  );
  const text = await types({ openapi, info, paths: {}, components: { schemas } });
  const [, members] = /^ {4}schemas: \{\n(.*?)^ {4}\};\n/ms.exec(text);
  return members
    .replaceAll(/^ {8}/gm, '')
    .replaceAll(/^(\w+): \{$/gm, 'export interface $1 {')
    .replaceAll(/^\};$/gm, '}')
    .replaceAll(/components\["schemas"\]\["(\w+)"\]/g, '$1')
    .replaceAll('@description ', '');
}

/** Names inside a map stay unchanged. */
function toCamelCase(schema) {
  if (Array.isArray(schema)) return schema.map(toCamelCase);
  const { properties, required, items, anyOf } = schema;
  return {
    ...schema,
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, property]) => [camelName(name), toCamelCase(property)]),
      ),
    }),
    ...(required && { required: required.map(camelName) }),
    ...(items && { items: toCamelCase(items) }),
    ...(anyOf && { anyOf: toCamelCase(anyOf) }),
  };
}

/** As in `letter-case.ts`. */
function camelName(name) {
  return name.replaceAll(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}

/** Fields whose value is a map: its names are data, and must not change their case. */
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

/** Whether a property is, or may be, an object with arbitrary names. */
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
