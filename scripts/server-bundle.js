import { transformFile } from '@swc/core';
import { readdirSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { SAME, withoutInnerNames } from './inner-names.js';
import { bundledFile, root } from './server-packages.js';

/** How the server's sources become `dist/src`: see docs/adr/0016-the-server-is-bundled.md. */

/**
 * Besides the programs, modules that the tests, the bench and `npm run dev` import. All share one copy of everything.
 */
const EXPOSED = [
  'core/coherence/change-barrier',
  'core/coherence/coherence',
  'core/config/config',
  'core/database/embedded-postgres',
  'core/resource/declared',
  'core/access/decorators',
  'core/secrets/api-key-format',
  'core/secrets/digest',
  'modules/dashboard/dashboard-page',
  'modules/dashboard/serve-dashboard',
  'modules/mail/dashboard-links',
];

const PACKAGE_MARK = 'bundled-package:';

/** @returns options for esbuild; pass its result to `replaceFiles` */
export const bundleOptions = (outdir) => ({
  absWorkingDir: root,
  entryPoints: ['ormconfig.ts', ...programs(), ...EXPOSED.map((name) => `src/${name}.ts`)],
  outbase: '.',
  outdir,
  chunkNames: 'src/chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  // Nest, TypeORM and the migrations depend on class names.
  keepNames: true,
  sourcemap: true,
  sourcesContent: false,
  // The import must run before any decorator.
  banner: { js: `import 'reflect-metadata'; ${SAME}` },
  plugins: [packages, typescript],
  write: false,
  logLevel: 'warning',
});

const programs = () =>
  ['src', 'src/tools', 'src/tools/generate'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
      .map((name) => `${folder}/${name}`),
  );

const packages = {
  name: 'packages',
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
      if (kind === 'entry-point' || path.startsWith('@latchkey/')) return undefined;
      return { path: bundledFile(path) ? `${PACKAGE_MARK}${path}` : path, external: true };
    });
  },
};

/** Decorators need metadata that esbuild does not write. `npm run typecheck` checks the types. */
const SWC = {
  swcrc: false,
  sourceMaps: 'inline',
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
  module: { type: 'es6' },
};

const typescript = {
  name: 'typescript',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      try {
        return { contents: (await transformFile(path, SWC)).code, loader: 'js' };
      } catch (error) {
        // The rest is the compiler's stack.
        return { errors: [{ text: error.message.split('Caused by')[0].trim() }] };
      }
    });
  },
};

/** Replaces the previous bundle, so that files removed from the sources can no longer be loaded. */
export async function replaceFiles(outdir, { outputFiles }) {
  await rm(join(outdir, 'src'), { recursive: true, force: true });
  const folders = new Set(outputFiles.map(({ path }) => dirname(path)));
  await Promise.all([...folders].map((folder) => mkdir(folder, { recursive: true })));
  await Promise.all(
    outputFiles.map(({ path, text }) =>
      writeFile(path, path.endsWith('.js') ? findPackages(path, withoutInnerNames(text)) : text),
    ),
  );
}

/** esbuild leaves the paths of external files unchanged, although the importing file moves to a different depth. */
const findPackages = (file, code) =>
  code.replaceAll(new RegExp(`"${PACKAGE_MARK}([^"]+)"`, 'g'), (_, name) =>
    JSON.stringify(
      relative(dirname(file), bundledFile(name))
        .replaceAll('\\', '/')
        .replace(/^(?!\.)/, './'),
    ),
  );
