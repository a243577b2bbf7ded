/**
 * Builds what has changed: first the SDK and the verifier, which the others use, then the command line, the dashboard,
 * the server's packages and the server in parallel. A part is up to date if its sources and its output are byte for
 * byte those of its last successful build.
 *
 *   npm run build [-- --force] [sdk] [server] …      default: all parts
 */
import { build as bundle } from 'esbuild';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleOptions, replaceFiles } from './server-bundle.js';
import { bundlePackages, root } from './server-packages.js';

/** Deleted along with node_modules: builds of another installation are not trusted. */
const CACHE = join(root, 'node_modules/.cache/latchkey-build');
const EVERY_PART = ['package-lock.json', 'tsconfig.json', 'scripts/build.js'];

const parts = {
  sdk: {
    sources: ['packages/sdk/src', 'packages/sdk/package.json', 'packages/sdk/tsconfig.json'],
    output: ['packages/sdk/dist'],
    build: () => npmBuild('packages/sdk'),
  },
  cli: {
    sources: [
      'packages/cli/src',
      'packages/cli/package.json',
      'packages/cli/tsconfig.json',
      'packages/sdk/dist',
    ],
    output: ['packages/cli/dist'],
    build: () => npmBuild('packages/cli'),
  },
  verifier: {
    sources: ['src', 'package.json', 'tsconfig.json', 'tsconfig.cjs.json'].map(
      (name) => `packages/verifier/${name}`,
    ),
    output: ['packages/verifier/dist'],
    build: () => npmBuild('packages/verifier'),
  },
  dashboard: {
    sources: [
      ...['src', 'public', 'index.html', 'package.json'].map((name) => `web/${name}`),
      ...['tsconfig.json', 'vite.config.js', 'declarations.js', 'postcss.config.js'].map(
        (name) => `web/${name}`,
      ),
      'packages/sdk/dist',
      'openapi.json',
    ],
    output: ['web/dist'],
    build: () => npmBuild('web'),
  },
  packages: {
    sources: ['package.json', 'scripts/server-packages.js', 'scripts/inner-names.js'],
    output: ['dist/packages'],
    build: () => bundlePackages(join(CACHE, 'workshop')),
  },
  server: {
    sources: [
      ...['src', 'ormconfig.ts', 'package.json'],
      ...['server-bundle', 'server-packages', 'inner-names'].map((name) => `scripts/${name}.js`),
      ...['packages/sdk/dist', 'packages/verifier/dist'],
    ],
    output: ['dist/src', 'dist/ormconfig.js', 'dist/ormconfig.js.map'],
    async build() {
      await replaceFiles(join(root, 'dist'), await bundle(bundleOptions('dist')));
    },
  },
};

const { values: options, positionals: only } = parseArgs({
  options: { force: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const shared = await fingerprint(EVERY_PART);
await mkdir(CACHE, { recursive: true });
try {
  const isWanted = (name) => only.length === 0 || only.includes(name);
  // The server generates its types, and can be built while they are missing.
  const isThere = await stat(join(root, 'packages/sdk/dist')).catch(() => undefined);
  await Promise.all(['verifier', ...(isWanted('sdk') || !isThere ? ['sdk'] : [])].map(bringUpToDate));
  const others = ['cli', 'dashboard', 'packages', 'server'].filter(isWanted);
  const rest = await Promise.allSettled(others.map(bringUpToDate));
  const failure = rest.find(({ status }) => status === 'rejected');
  if (failure) throw failure.reason;
} catch (error) {
  say(error.message);
  process.exitCode = 1;
}

async function bringUpToDate(name) {
  const { sources, output, build } = parts[name];
  const record = join(CACHE, name);
  // Computed before the build, so that changes made while it runs are built the next time.
  const before = `${process.version} ${shared} ${await fingerprint(sources)}`;
  const last = await readFile(record, 'utf8').catch(() => '');
  if (!options.force && last === `${before} ${await fingerprint(output)}`)
    return say(`${name} is up to date`);

  const startedAt = performance.now();
  say(`building ${name} …`);
  // First, so that a failed or interrupted build leaves nothing that claims to be up to date.
  await rm(record, { force: true });
  try {
    await build();
  } catch (error) {
    throw new Error(`${name} failed`, { cause: error });
  }
  await writeFile(record, `${before} ${await fingerprint(output)}`);
  return say(`${name} built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
}

/** Into a new folder, so that files removed from the sources do not stay. */
async function npmBuild(workspace) {
  await rm(join(root, workspace, 'dist'), { recursive: true, force: true });
  const child = spawn('npm', ['run', '--silent', 'build'], {
    cwd: join(root, workspace),
    // Standard output is for the programs that run afterwards: `npm run db` prints a URL there.
    stdio: ['ignore', process.stderr, process.stderr],
    shell: process.platform === 'win32',
  });
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`npm run build ended with ${code}`);
}

/** Of names and content, because dates change with each checkout. */
async function fingerprint(paths) {
  const files = (await Promise.all(paths.map((path) => listFiles(join(root, path))))).flat().sort();
  const contents = await Promise.all(files.map((file) => readFile(file)));
  const hash = createHash('sha256');
  files.forEach((file, index) => {
    hash.update(`${relative(root, file)}\0${contents[index].length}\0`);
    hash.update(contents[index]);
  });
  return hash.digest('hex');
}

/** @returns nothing for a path that does not exist */
async function listFiles(path) {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory()) return found ? [path] : [];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.spec.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

function say(text) {
  process.stderr.write(`build: ${text}\n`);
}
