import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { createDatabase } from '../support/database.js';
import { makeDirectory } from '../support/program.js';

const root = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);
const COPIED = [
  ...[
    'docs',
    'eslint.config.js',
    'jest.config.js',
    'openapi.json',
    'ormconfig.ts',
    'package.json',
    'packages',
  ],
  ...[
    'scripts',
    'src',
    'test',
    'tsconfig.json',
    'dist/packages',
    'web/dist',
    'redocly.yaml',
    '.redocly.lint-ignore.yaml',
    '.env.example',
  ],
];

let project: string;
/** @returns its output, including errors; rejects if the program fails */
const node = (...parameters: string[]): Promise<string> => nodeWith({}, ...parameters);

async function nodeWith(variables: Record<string, string>, ...parameters: string[]): Promise<string> {
  const { TEST_RUN_DIRECTORY: _, ...env } = process.env;
  const options = { cwd: project, env: { ...env, ...variables }, maxBuffer: 64 * 1024 ** 2 };
  const { stdout, stderr } = await run(process.execPath, parameters, options);
  return stdout + stderr;
}

async function copyProject(): Promise<void> {
  project = await makeDirectory();
  for (const path of COPIED) await cp(join(root, path), join(project, path), { recursive: true });
  await symlink(join(root, 'node_modules'), join(project, 'node_modules'));
}

const lint = (paths: string[]) =>
  node('node_modules/eslint/bin/eslint.js', '--max-warnings', '0', ...paths.map((path) => `src/${path}`));

const compile = (config: string) => node('node_modules/typescript-native/bin/tsc', '-p', config, '--noEmit');

/** The README's own code blocks, so that they are tested. */
async function blocksOfReadme(language: string): Promise<string[]> {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  return [...readme.matchAll(/```(\w+)\n(.*?)```/gs)]
    .filter(([, name]) => name === language)
    .map(([, , code]) => code ?? '');
}

/** A newcomer's first steps in a copy of the project, with nothing written by hand. */
describe('npm run new:resource', () => {
  beforeAll(copyProject);

  it('writes a resource that compiles, keeps the rules, and passes its own tests and the contract tests', async () => {
    const written = await node('scripts/new-resource.js', 'purchase-orders');
    for (const name of ['invoices', 'customers']) await node('scripts/new-resource.js', name);
    await addTotal('invoices', 'invoice');
    await addTotal('purchase-orders', 'purchase-order');
    await relateInvoicesToCustomers();
    await giveCustomersAnEmail(project);
    expect(written).toContain('purchase orders, one purchase order\n');
    expect(written).toContain('src/modules/purchase-orders/purchase-orders.resource.ts');
    await compile('tsconfig.json');
    const changed = [
      'app.module.ts',
      ...['purchase-orders', 'customers', 'invoices'].map((name) => `modules/${name}`),
    ];
    await lint(changed);
    await node('--input-type=module', '-e', BUILD);
    await node('dist/src/tools/generate/export-openapi.js');
    await node('dist/src/tools/generate/generate-email-docs.js');
    const tests = [
      ...['purchase-orders', 'customers', 'invoice-of'],
      ...['openapi.spec', 'parity', 'sdk-operations', 'email-documentation'],
    ];
    const result = await node(
      ...[
        '--experimental-vm-modules',
        '--disable-warning=ExperimentalWarning',
        'node_modules/jest/bin/jest.js',
      ],
      ...['--ci', '--silent', '--maxWorkers=1', '--selectProjects', 'api', '--testPathPatterns', ...tests],
    );
    expect(result).toContain(`Test Suites: ${tests.length} passed, ${tests.length} total`);
  });

  it('writes code that compiles whatever the resource is called', async () => {
    const names = [
      ...['returns', 'cases', 'functions', 'arguments', 'promises', 'objects'],
      ...['fields', 'changes', 'requests', 'actors', 'pages', 'events'],
    ];
    for (const name of names) await node('scripts/new-resource.js', name);
    await compile('tsconfig.json');
    await lint(['app.module.ts', ...names.map((name) => `modules/${name}`)]);
    await node('--input-type=module', '-e', BUILD);
    await node('dist/src/tools/generate/export-openapi.js');
  });

  it.each([
    ['webhooks', 'src/modules/webhooks exists already.'],
    ['Purchase Orders', 'must be lower-case words'],
    ['references', '"references" is a word of SQL'],
    ['memberships', '"memberships" is taken: src/migrations/1700000000000-initial-schema.ts has the table'],
    ['problems', '"problems" is taken: the API has Problem in openapi.json.'],
    ...[
      'sheep',
      'addresses',
      'statuses',
      'boxes',
      'analyses',
      'series',
      'cookies',
      'caches',
      'news',
      'as',
    ].map((name) => [name, `What is one of "${name}" called? Add --singular <name>.`] as const),
  ])('refuses %s and writes nothing', async (name, message) => {
    const filesBefore = await readdir(join(project, 'src'), { recursive: true });
    await expect(node('scripts/new-resource.js', name)).rejects.toThrow(message);
    expect(await readdir(join(project, 'src'), { recursive: true })).toEqual(filesBefore);
  });
});

describe('npm run new:migration', () => {
  beforeAll(copyProject);

  it('lists what it writes in the declaration of any module that has one', async () => {
    for (const module of ['documents', 'webhooks', 'search'])
      await node('scripts/new-migration.js', module, 'add-colour').catch((error: unknown) => {
        expect(String(error)).toContain('There is no src/modules/search/search.resource.ts.');
      });
    await compile('tsconfig.json');
    for (const module of ['documents', 'webhooks']) {
      const declaration = await readFile(
        join(project, `src/modules/${module}/${module}.resource.ts`),
        'utf8',
      );
      expect(declaration).toMatch(/migrations: \[[^\]]*\bAddColour\d{13}\b[^\]]*\]/);
    }
  });

  it('leaves a migration that stops the server, which names it, until it is written', async () => {
    await node('--input-type=module', '-e', BUILD);
    const database = await createDatabase();
    try {
      const migrating = nodeWith({ DATABASE_URL: database.url }, 'dist/src/tools/migrate.js');
      await expect(migrating).rejects.toThrow(
        /A migration failed: AddColour\d{13}: syntax error at or near "\.\."/,
      );
    } finally {
      await database.drop();
    }
  });
});

/** @param changes each text in it, and what comes in its place */
async function edit(file: string, ...changes: [string, string][]): Promise<void> {
  let text = await readFile(join(project, file), 'utf8');
  for (const [before, after] of changes) {
    expect(text).toContain(before);
    text = text.replace(before, () => after);
  }
  await writeFile(join(project, file), text);
}

async function addMigration(module: string, name: string, up: string, down: string): Promise<void> {
  const written = await node('scripts/new-migration.js', module, name);
  const file = new RegExp(`\\S+-${name}\\.ts`).exec(written)?.[0] ?? '';
  const table = module.replaceAll('-', '_');
  await edit(file, [`ALTER TABLE ${table} ADD ...`, up], [`ALTER TABLE ${table} DROP ...`, down]);
}

/** As the README does it for invoices, whose own test cannot pass any more once they have customers. */
async function addTotal(module: string, singular: string): Promise<void> {
  const table = module.replaceAll('-', '_');
  const [up = '', down = ''] = (await blocksOfReadme('sql')).map((sql) => sql.replaceAll('invoices', table));
  await addMigration(module, 'add-total', up, down);
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  const rows = [...readme.matchAll(/^\| .*\| `([^`]*(?:total_cents)[^`]*)` +\|$/gm)];
  expect(rows).toHaveLength(6);
  await addField(module, singular, ...rows.map(([, line]) => line ?? ''));
}

/** @param lines in the order of the README's table */
async function addField(module: string, singular: string, ...lines: string[]): Promise<void> {
  const [column, sent, answered, from, published, example] = lines;
  const folder = `src/modules/${module}`;
  await edit(`${folder}/${singular}.entity.ts`, ['  name!: string;\n', `  name!: string;\n\n  ${column}\n`]);
  await edit(
    `${folder}/${singular}.schemas.ts`,
    ['const content = {', `const content = {\n  ${sent}`],
    ['    name: z.string()', `    ${answered}\n    name: z.string()`],
    ['    name: true,', `    ${published}\n    name: true,`],
    ['  name: row.name,', `  ${from}\n  name: row.name,`],
  );
  if (example)
    await edit(`test/api/${module}.spec.ts`, ['const CONTENT = {', `const CONTENT = { ${example}`]);
}

/** Their own test knows no customer that it could send, so another one takes its place. */
async function relateInvoicesToCustomers(): Promise<void> {
  const [, , relation] = await blocksOfReadme('sql');
  const [check] = await blocksOfReadme('ts');
  if (!relation || !check) throw new Error('The README does not show how an invoice is of a customer');
  await addMigration('invoices', 'add-customer', relation, 'ALTER TABLE invoices DROP customer_id');
  await addField(
    'invoices',
    'invoice',
    "@Column('uuid') customer_id!: string;",
    'customer_id: field.id,',
    'customer_id: field.id,',
    'customer_id: row.customer_id,',
    'customer_id: true,',
  );
  const required = (from: string) =>
    `await requireCustomer(change.manager, workspaceId, ${from}.customer_id);`;
  await edit(
    'src/modules/invoices/invoices.service.ts',
    ['      const id = newId();', `      ${required('body')}\n      const id = newId();`],
    ['      const { affected } =', `      ${required('fields')}\n      const { affected } =`],
    ['const where =', `${check}\nconst where =`],
    [
      'import { InvoiceEntity }',
      "import { CustomerEntity } from '../customers/customer.entity.js';\nimport { InvoiceEntity }",
    ],
  );
  await edit('src/modules/customers/customers.controller.ts', [
    '  async remove(',
    "  @Problems('in_use')\n  async remove(",
  ]);
  await rm(join(project, 'test/api/invoices.spec.ts'));
  await writeFile(join(project, 'test/api/invoice-of-customer.spec.ts'), INVOICE_OF_CUSTOMER);
}

async function giveCustomersAnEmail(project: string): Promise<void> {
  const folder = join(project, 'src/modules/customers');
  const declaration = join(folder, 'customers.resource.ts');
  const text = await readFile(declaration, 'utf8');
  const mails = "  mails: { 'Customer … was added': { to: 'the owners', when: 'a customer was added' } },\n";
  await writeFile(declaration, text.replace('  errors: {\n', `${mails}  errors: {\n`));
  await mkdir(join(folder, 'mails'));
  await writeFile(join(folder, 'mails/customer.ts'), CUSTOMER_EMAIL.replaceAll(/^ {2}/gm, ''));
  await writeFile(join(folder, 'mails/samples.ts'), CUSTOMER_SAMPLES);
}

const CUSTOMER_EMAIL = `
  import { type MailContent, quoted } from '../../mail/email-message.js';
  import { renderEmail } from '../../mail/render-email.js';

  export const customerAddedMail = ({ name, link }: { name: string; link: string }): MailContent =>
    renderEmail({
      subject: \`Customer \${quoted(name)} was added\`,
      paragraphs: ['A customer was added to your workspace.'],
      action: { label: 'Open the customer', url: link },
      notes: ['You get this email because you own the workspace.'],
    });
`;

const CUSTOMER_SAMPLES = `
  import type { MailSamples } from '../../mail/mail-samples.js';
  import { customerAddedMail } from './customer.js';

  export const samples: MailSamples = ({ text, link }) => ({
    customerAdded: customerAddedMail({ name: text, link }),
  });
`;

const INVOICE_OF_CUSTOMER = `
  import { randomUUID } from 'node:crypto';
  import { beforeAll, describe, expect, it } from '@jest/globals';
  import { useServer } from '../support/app.js';
  import { type Account, register, request, type Response } from '../support/client.js';
  import { expectProblem } from '../support/expect-problem.js';
  import { whenQueueIsEmpty } from '../support/jobs.js';

  const app = useServer();
  let owner: Account;
  let customer: string;
  let invoice: string;

  const call = (method: string, path: string, json?: object): Promise<Response> =>
    request(app.server, method, '/api/v1' + path, { apiKey: owner.apiKey, ...(json && { json }) });

  async function createCustomer({ apiKey }: Account): Promise<string> {
    const json = { name: 'Acme' };
    const { json: created } = await request(app.server, 'POST', '/api/v1/customers', { apiKey, json });
    return created.id;
  }

  beforeAll(async () => {
    owner = await register(app.server);
    customer = await createCustomer(owner);
    const created = await call('POST', '/invoices', { name: '1', total_cents: 1250, customer_id: customer });
    expect(created).toMatchObject({ status: 201, json: { total_cents: 1250, customer_id: customer } });
    invoice = '/invoices/' + created.json.id;
  });

  it('An invoice changes without its customer, and moves to another one', async () => {
    const renamed = await call('PATCH', invoice, { name: '2' });
    expect(renamed).toMatchObject({ status: 200, json: { name: '2', customer_id: customer } });
    const other = await createCustomer(owner);
    expect(await call('PATCH', invoice, { customer_id: other })).toMatchObject({ json: { customer_id: other } });
    expect((await call('PATCH', invoice, { customer_id: customer })).status).toBe(200);
  });

  describe.each([
    ['of another workspace', async () => createCustomer(await register(app.server))],
    ['that does not exist', async () => randomUUID()],
  ])('A customer %s', (_, find) => {
    it.each(['POST', 'PUT', 'PATCH'])('is not taken by %s', async (method) => {
      const json = { name: '1', total_cents: 1, customer_id: await find() };
      const refused = await call(method, method === 'POST' ? '/invoices' : invoice, json);
      const { errors } = expectProblem(refused, 400, 'validation_failed');
      expect(errors).toEqual([{ field: 'customer_id', message: 'must be a customer of this workspace' }]);
      expect((await call('GET', invoice)).json.customer_id).toBe(customer);
    });
  });

  it('The database itself refuses a customer of another workspace', async () => {
    const { workspace } = await register(app.server);
    const move = app.database.query('UPDATE invoices SET workspace_id = $1 WHERE customer_id = $2', [
      workspace.id,
      customer,
    ]);
    await expect(move).rejects.toThrow('violates foreign key constraint');
  });

  it('A customer that has an invoice stays', async () => {
    expectProblem(await call('DELETE', '/customers/' + customer), 409, 'in_use');
    expect((await call('GET', '/customers/' + customer)).status).toBe(200);
  });

  it('A deleted workspace leaves neither customers nor invoices behind', async () => {
    const { workspace, accessToken: token } = owner;
    const deleted = await request(app.server, 'DELETE', '/api/v1/workspaces/' + workspace.id, { token });
    expect(deleted.status).toBe(204);
    await whenQueueIsEmpty(app.database, 'workspace-removal');
    for (const table of ['invoices', 'customers', 'workspaces']) {
      const column = table === 'workspaces' ? 'id' : 'workspace_id';
      const sql = 'SELECT FROM ' + table + ' WHERE ' + column + ' = $1';
      expect(await app.database.query(sql, [workspace.id])).toEqual([]);
    }
  });
`;

/** Builds only the server; `npm run build` would trust what this project has built. */
const BUILD = `
  import { build } from 'esbuild';
  import { bundleOptions, replaceFiles } from './scripts/server-bundle.js';
  await replaceFiles('dist', await build(bundleOptions('dist')));
`;
