/**
 * Generates a resource (its module, migration and test) from `resource-template`.
 *
 *   npm run new:resource -- invoices [--singular invoice]
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

const root = join(import.meta.dirname, '..');
const templates = join(import.meta.dirname, 'resource-template');
const PATTERN = /^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/;
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
  const words = namesOf(kebabs, values.singular ?? singularOf(kebabs));
  const written = await writeResource(words);
  process.stdout.write(`${written.map((file) => `  ${file}`).join('\n')}\n\n${nextSteps(words)}`);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

function singularOf(kebabs) {
  if (kebabs.endsWith('ies')) return `${kebabs.slice(0, -3)}y`;
  if (kebabs.endsWith('s') && !kebabs.endsWith('ss')) return kebabs.slice(0, -1);
  throw new Error(`What is one of "${kebabs}" called? Add --singular <name>.`);
}

/** Every form of the name that the templates use. */
function namesOf(kebabs, kebab) {
  for (const name of [kebabs, kebab]) {
    if (!PATTERN.test(name))
      throw new Error(`"${name}" must be lower-case words with hyphens, such as "purchase-orders".`);
  }
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
    // Migrations of all modules run in the order of their times.
    time: String(Date.now()),
  };
}

async function writeResource(words) {
  const module = `src/modules/${words.kebabs}`;
  for (const path of [module, `test/api/${words.kebabs}.spec.ts`]) {
    if (existsSync(join(root, path))) throw new Error(`${path} exists already.`);
  }
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

function fill(text, words) {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name) => {
    if (words[name] === undefined) throw new Error(`No template word is called ${name}`);
    return words[name];
  });
}

/** Prepares changes of the files that have a line for each resource. Nothing is written unless all of them succeed. */
async function planEdits(words) {
  const { kebabs, Class, Classes, name } = words;
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
    await edit('test/api/sdk-operations.spec.ts', (text) =>
      insertAfter(
        text,
        'const NOT_IN_THE_SDK: Record<string, string> = {\n',
        operationIds.map((id) => `  ${id}: 'has no method of its own yet',\n`).join(''),
      ),
    ),
  ];
}

async function edit(file, change) {
  try {
    return { file, text: change(await readFile(join(root, file), 'utf8')) };
  } catch (error) {
    throw new Error(`${file}: ${error.message}`, { cause: error });
  }
}

function insertBefore(text, anchor, added) {
  if (!text.includes(anchor)) throw new Error(`the line "${anchor.trim()}" is not there`);
  return text.replace(anchor, () => added + anchor);
}

function insertAfter(text, anchor, added) {
  if (!text.includes(anchor)) throw new Error(`the line "${anchor.trim()}" is not there`);
  return text.replace(anchor, () => anchor + added);
}

function camel(kebab) {
  return kebab.replaceAll(/-(.)/g, (_, letter) => letter.toUpperCase());
}

function upperFirst(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function nextSteps({ kebabs }) {
  return `Next:
  npm run openapi && npm run docs && npm run format   the documents that are made from the code
  npm run build && npm run test:api -- ${kebabs}      its tests
`;
}
