import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
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
async function node(...parameters: string[]): Promise<string> {
  const { TEST_RUN_DIRECTORY: _, ...env } = process.env;
  const options = { cwd: project, env, maxBuffer: 64 * 1024 ** 2 };
  const { stdout, stderr } = await run(process.execPath, parameters, options);
  return stdout + stderr;
}

async function copyProject(): Promise<void> {
  project = await makeDirectory();
  for (const path of COPIED) await cp(join(root, path), join(project, path), { recursive: true });
  await symlink(join(root, 'node_modules'), join(project, 'node_modules'));
}

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
    for (const name of ['customers', 'invoices']) await node('scripts/new-resource.js', name);
    await relateInvoicesToCustomers(project);
    await giveCustomersAnEmail(project);
    expect(written).toContain('src/modules/purchase-orders/purchase-orders.resource.ts');
    await compile('tsconfig.json');
    const changed = [
      'app.module.ts',
      ...['purchase-orders', 'customers', 'invoices'].map((name) => `modules/${name}`),
    ];
    await node(
      'node_modules/eslint/bin/eslint.js',
      '--max-warnings',
      '0',
      ...changed.map((name) => `src/${name}`),
    );
    await node('--input-type=module', '-e', BUILD);
    await node('dist/src/tools/export-openapi.js');
    await node('dist/src/tools/generate-email-docs.js');
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

  it('refuses a name that is taken or unsuitable, and writes nothing', async () => {
    await expect(node('scripts/new-resource.js', 'webhooks')).rejects.toThrow(
      'src/modules/webhooks exists already.',
    );
    await expect(node('scripts/new-resource.js', 'Purchase Orders')).rejects.toThrow(
      'must be lower-case words',
    );
    await expect(node('scripts/new-resource.js', 'sheep')).rejects.toThrow('Add --singular <name>.');
  });
});

async function relateInvoicesToCustomers(project: string): Promise<void> {
  const [column] = await blocksOfReadme('sql');
  const [check] = await blocksOfReadme('ts');
  if (!column || !check) throw new Error('The README does not show how an invoice is of a customer');
  const folder = join(project, 'src/modules/invoices');
  const [migration] = await readdir(join(folder, 'migrations'));
  const edit = async (file: string, ...changes: [string, string][]) => {
    let text = await readFile(join(folder, file), 'utf8');
    for (const [before, after] of changes) {
      expect(text).toContain(before);
      text = text.replace(before, () => after);
    }
    await writeFile(join(folder, file), text);
  };
  await edit(`migrations/${migration}`, ['name text NOT NULL,', `name text NOT NULL, ${column.trim()},`]);
  await edit('invoice.entity.ts', [
    '  name!: string;',
    "  name!: string;\n\n  @Column('uuid')\n  customer_id!: string;",
  ]);
  await edit('invoice.schemas.ts', ['const content = {', 'const content = {\n  customer_id: field.id,']);
  await edit(
    'invoices.service.ts',
    ['      const id = newId();', `${check}      const id = newId();`],
    ['import { Invoice }', "import { Customer } from '../customers/customer.entity.js';\nimport { Invoice }"],
  );
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
  import { expect, it } from '@jest/globals';
  import { useServer } from '../support/app.js';
  import { register, request } from '../support/client.js';

  const app = useServer();

  it('An invoice belongs to a customer in its own workspace', async () => {
    const [owner, stranger] = [await register(app.server), await register(app.server)];
    const { json: customer } = await request(app.server, 'POST', '/api/v1/customers', {
      apiKey: owner.apiKey,
      json: { name: 'Acme' },
    });
    const invoice = (apiKey: string) =>
      request(app.server, 'POST', '/api/v1/invoices', { apiKey, json: { name: '1', customer_id: customer.id } });
    expect((await invoice(owner.apiKey)).status).toBe(201);
    expect((await invoice(stranger.apiKey)).status).toBe(404);
  });
`;

/** Builds only the server; `npm run build` would trust what this project has built. */
const BUILD = `
  import { build } from 'esbuild';
  import { bundleOptions, replaceFiles } from './scripts/server-bundle.js';
  await replaceFiles('dist', await build(bundleOptions('dist')));
`;
