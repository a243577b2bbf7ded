/**
 * Generates a resource (its module, migration and test) from `resource-template`.
 *
 *   npm run new:resource -- invoices [--singular invoice]
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import pluralize from 'pluralize';
import {
  camel,
  edit,
  fill,
  insertAfter,
  insertBefore,
  nextMigrationTime,
  refuseOtherCharacters,
  root,
  upperFirst,
} from './source-edits.js';
import { refuseTakenNames } from './taken-names.js';

const templates = join(import.meta.dirname, 'resource-template');
const OPERATIONS = [
  ['GET', '', 'read'],
  ['POST', '', 'write'],
  ['GET', 'id', 'read'],
  ['PUT', 'id', 'write'],
  ['PATCH', 'id', 'write'],
  ['DELETE', 'id', 'write'],
];

try {
  const { values, positionals } = parseArgs({
    options: { singular: { type: 'string' } },
    allowPositionals: true,
  });
  const [kebabs] = positionals;
  if (positionals.length !== 1)
    throw new Error('Give one name, in the plural: npm run new:resource -- invoices');
  const time = String(await nextMigrationTime());
  const words = { ...namesOf(kebabs, values.singular ?? singularOf(kebabs)), time };
  const written = await writeResource(words);
  process.stdout.write(
    `${words.plural}, one ${words.singular}\n\n${written.map((file) => `  ${file}`).join('\n')}\n\n${nextSteps(words)}`,
  );
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

/**
 * The singular becomes part of event types, audit actions and error codes, which stay. So it is only used without
 * asking if it is beyond doubt: if two ways of finding it, a list of rules and leaving out the s, agree.
 */
function singularOf(kebabs = '') {
  const singular = pluralize.singular(kebabs);
  if (kebabs.length > 3 && kebabs === `${singular}s`) return singular;
  throw new Error(`What is one of "${kebabs}" called? Add --singular <name>.`);
}

/** Every form of the name that the templates use. */
function namesOf(kebabs, kebab) {
  for (const name of [kebabs, kebab]) refuseOtherCharacters(name);
  if (kebab === kebabs) throw new Error(`Singular and plural must differ: both are "${kebab}".`);
  const a = /^[aeiou]/.test(kebab) ? 'an' : 'a';
  return {
    ...{ kebab, kebabs, snake: kebab.replaceAll('-', '_'), snakes: kebabs.replaceAll('-', '_') },
    ...{
      name: camel(kebab),
      names: camel(kebabs),
      Class: upperFirst(camel(kebab)),
      Classes: upperFirst(camel(kebabs)),
    },
    ...{ singular: kebab.replaceAll('-', ' '), plural: kebabs.replaceAll('-', ' ') },
    ...{ Title: upperFirst(kebab.replaceAll('-', ' ')), Titles: upperFirst(kebabs.replaceAll('-', ' ')) },
    UPPERS: kebabs.replaceAll('-', '_').toUpperCase(),
    ...{ a, A: upperFirst(a), example: `${upperFirst(kebab.replaceAll('-', ' '))} 1` },
  };
}

async function writeResource(words) {
  const module = `src/modules/${words.kebabs}`;
  for (const path of [module, `test/api/${words.kebabs}.spec.ts`]) {
    if (existsSync(join(root, path))) throw new Error(`${path} exists already.`);
  }
  await refuseTakenNames(words);
  const edits = await planEdits(words);
  const files = [
    ...(await render('module', module, words)),
    ...(await render('test', 'test/api', words)),
    ...edits,
  ];
  for (const { file, text } of files) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), text);
  }
  return files.map(({ file }) => file);
}

async function render(folder, target, words) {
  const entries = await readdir(join(templates, folder), { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async ({ parentPath, name }) => {
        const template = join(parentPath, name);
        const file = template.slice(join(templates, folder).length + 1).replace(/\.template$/, '');
        return {
          file: `${target}/${fill(file, words)}`,
          text: fill(await readFile(template, 'utf8'), words),
        };
      }),
  );
}

/** Prepares changes of the files that have a line for each resource. Nothing is written unless all of them succeed. */
async function planEdits(words) {
  const { kebabs, plural, Class, Classes, name } = words;
  const requirements = OPERATIONS.map(([method, isOne, verb]) => [
    `${method} /api/v1/${kebabs}${isOne ? `/{${name}Id}` : ''}`,
    `key or user, ${kebabs}:${verb}`,
  ]);
  const operationIds = ['list', 'create', 'get', 'replace', 'update', 'delete'].map(
    (verb) => `${verb}${verb === 'list' ? Classes : Class}`,
  );
  return [
    await edit('src/app.module.ts', (text) => {
      const withImport = insertBefore(
        text,
        "import { schema } from './schema.js';\n",
        `import { ${Classes}Module } from './modules/${kebabs}/${kebabs}.module.js';\n`,
      );
      return insertBefore(withImport, '        WebhooksModule,\n', `        ${Classes}Module,\n`);
    }),
    await edit('test/api/route-requirements.json', (text) => {
      const all = { ...JSON.parse(text), ...Object.fromEntries(requirements) };
      return `${JSON.stringify(all, null, 2)}\n`;
    }),
    await edit('docs/ARCHITECTURE.md', (text) =>
      insertAfter(
        text,
        '    leaks/           leaked keys: reports, policy\n',
        `    ${`${kebabs}/`.padEnd(15)}  ${plural}\n`,
      ),
    ),
    await edit('test/api/sdk-operations.spec.ts', (text) =>
      insertAfter(
        text,
        'const NOT_IN_THE_SDK: Record<string, string> = {\n',
        operationIds.map((id) => `  ${id}: 'has no method of its own yet',\n`).join(''),
      ),
    ),
  ];
}

function nextSteps({ kebabs }) {
  return `Next:
  npm run openapi && npm run docs && npm run format   the documents that are made from the code
  npm run build && npm run test:api -- ${kebabs}      its tests
`;
}
