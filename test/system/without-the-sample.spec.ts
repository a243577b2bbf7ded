import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { makeDirectory } from '../support/program.js';
import { requireProgram } from '../support/programs.js';

const root = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

/** Tests of what remains: the contract, both schemes on every route, and the rules of the code. */
const API_TESTS = [
  ...['openapi.spec', 'openapi-types', 'parity', 'sdk-operations', 'g1-'],
  ...['dependency-rules', 'email-documentation', 'without-documents'],
];
/** Other tenants see nothing, on any route. */
const SYSTEM_TESTS = ['g7-'];
const UNIT_TESTS = ['table-ownership', 'audit-sentence', 'core/resource', 'program.spec'];

const withPrograms = (['bash', 'git', 'perl'] as const).every(requireProgram) ? describe : describe.skip;

withPrograms('The project without its sample resource', () => {
  let project: string;

  /** @returns its output, including errors; rejects if the program fails */
  async function call(program: string, ...parameters: string[]): Promise<string> {
    const { TEST_RUN_DIRECTORY: _, ...env } = process.env;
    const { stdout, stderr } = await run(program, parameters, {
      cwd: project,
      env,
      maxBuffer: 64 * 1024 ** 2,
    });
    return stdout + stderr;
  }

  const node = (...parameters: string[]) => call(process.execPath, ...parameters);

  const jest = (lane: string, tests: string[]) =>
    node(
      ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
      ...['node_modules/jest/bin/jest.js', '--ci', '--silent', '--maxWorkers=1'],
      ...['--selectProjects', lane, '--testPathPatterns', ...tests],
    );

  beforeAll(async () => {
    project = await copyProject();
    await call('git', 'init', '-q');
    await call('git', 'add', '-A');
    const author = ['user.name=A test', 'user.email=test@example.com'].flatMap((setting) => ['-c', setting]);
    await call('git', ...author, 'commit', '--no-gpg-sign', '-qm', 'With the sample');
    await call('bash', '-ec', await commandsOfReadme());
  });

  it('has no trace of it in its products', async () => {
    const products = ['src', 'web/src', 'packages/*/src', 'openapi.json', '.env.example', ':!*.spec.ts'];
    const found = call('git', 'grep', '-hE', '/documents|[Dd]ocuments:|listDocuments', '--', ...products);
    // It found nothing.
    await expect(found).rejects.toMatchObject({ code: 1, stdout: '' });
  });

  it('compiles and keeps the rules', async () => {
    await call('npm', 'run', '--silent', 'typecheck');
    const edited = ['app.module.ts', 'core', 'modules/search'].map((name) => `src/${name}`);
    await node(
      'node_modules/eslint/bin/eslint.js',
      '--max-warnings',
      '0',
      ...edited,
      'web/src',
      'packages/sdk/src',
    );
    await call('npm', 'run', '--silent', 'format:check');
  });

  it('serves the rest of the API, and passes the tests of its contract', async () => {
    await writeFile(join(project, 'test/api/without-documents.spec.ts'), WITHOUT_DOCUMENTS);
    const api = await jest('api', API_TESTS);
    expect(api).toContain(`Test Suites: ${API_TESTS.length} passed, ${API_TESTS.length} total`);
  });

  it('passes the tests of its guard on every route, and those of its parts', async () => {
    expect(await jest('system', SYSTEM_TESTS)).toMatch(/Test Suites: \d+ passed, /);
    expect(await jest('unit', UNIT_TESTS)).toMatch(/Test Suites: \d+ passed, /);
  });
});

/** Everything under version control, and what is built of it, so that only what changes is built anew. */
async function copyProject(): Promise<string> {
  const project = await makeDirectory();
  const tracked = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  const built = ['dist', 'web/dist', ...['sdk', 'cli', 'verifier'].map((name) => `packages/${name}/dist`)];
  const nested = ['web/node_modules', 'packages/cli/node_modules', 'node_modules/.cache/latchkey-build'];
  for (const path of [...tracked.split('\0').filter(Boolean), ...built, ...nested]) {
    if (!existsSync(join(root, path))) continue;
    await mkdir(dirname(join(project, path)), { recursive: true });
    await cp(join(root, path), join(project, path), { recursive: true, verbatimSymlinks: true });
  }
  for (const name of await readdir(join(root, 'node_modules'))) {
    // Our own packages are those of the copy.
    if (name === '.cache') continue;
    if (name === '@latchkey')
      await cp(join(root, 'node_modules', name), join(project, 'node_modules', name), {
        recursive: true,
        verbatimSymlinks: true,
      });
    else await symlink(join(root, 'node_modules', name), join(project, 'node_modules', name));
  }
  return project;
}

async function commandsOfReadme(): Promise<string> {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  const commands = /\*\*Without the sample\.\*\*.*?```bash\n(.*?)```/s.exec(readme)?.[1];
  if (commands === undefined) throw new Error('The README does not say how to remove the sample');
  return commands;
}

const WITHOUT_DOCUMENTS = `
  import { expect, it } from '@jest/globals';
  import { useServer } from '../support/app.js';
  import { register, request } from '../support/client.js';

  const app = useServer();

  it('There are no documents, and a key has no scope for them', async () => {
    const { apiKey } = await register(app.server);
    const me = await request(app.server, 'GET', '/api/v1/me', { apiKey });
    expect(me.status).toBe(200);
    expect(me.json.scopes).toContain('members:read');
    expect(JSON.stringify(me.json.scopes)).not.toContain('documents');
    expect((await request(app.server, 'GET', '/api/v1/documents', { apiKey })).status).toBe(404);
  });
`;
