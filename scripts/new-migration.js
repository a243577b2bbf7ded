/**
 * Adds a migration to a module, which you then write.
 *
 *   npm run new:migration -- invoices add-customer
 */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  camel,
  edit,
  insertAfter,
  insertBefore,
  nextMigrationTime,
  refuseOtherCharacters,
  root,
  upperFirst,
} from './source-edits.js';

try {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [module, name] = positionals;
  if (positionals.length !== 2)
    throw new Error('Give a module and a name: npm run new:migration -- invoices add-customer');
  const files = await writeMigration(module, name);
  process.stdout.write(`${files.map((file) => `  ${file}`).join('\n')}

Next: write both statements in the first of these. Until then, the server refuses to start.
`);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function writeMigration(module, name) {
  for (const one of [module, name]) refuseOtherCharacters(one);
  const declaration = `src/modules/${module}/${module}.resource.ts`;
  if (!existsSync(join(root, declaration))) throw new Error(`There is no ${declaration}.`);
  const time = String(await nextMigrationTime());
  const className = `${upperFirst(camel(name))}${time}`;
  const file = `src/modules/${module}/migrations/${time}-${name}.ts`;
  const edited = await edit(declaration, (text) =>
    listed(text, className, `./migrations/${time}-${name}.js`),
  );
  await mkdir(dirname(join(root, file)), { recursive: true });
  await writeFile(join(root, file), migration(className, module.replaceAll('-', '_')));
  await writeFile(join(root, declaration), edited.text);
  return [file, declaration];
}

function listed(text, className, path) {
  const [lastImport] = text.match(/^(import|\}) .*from '.*';\n/gm)?.slice(-1) ?? [];
  if (lastImport === undefined) throw new Error('it has no imports');
  const withImport = insertAfter(text, lastImport, `import { ${className} } from '${path}';\n`);
  if (!/^ {2}migrations: \[/m.test(text))
    return insertBefore(withImport, '\n});\n', `\n  migrations: [${className}],`);
  return withImport.replace(
    /^( {2}migrations: \[)(.*?)(,?)(\s*\],)$/ms,
    (_, start, others, comma, end) => `${start}${others}, ${className}${comma}${end}`,
  );
}

function migration(className, table) {
  return `import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ${className} implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ \`
      ALTER TABLE ${table} ADD ...
    \`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ \`
      ALTER TABLE ${table} DROP ...
    \`);
  }
}
`;
}
