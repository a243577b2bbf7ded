/**
 * The packages that a production server loads from node_modules: those that the bundle imports from there, and their
 * dependencies. All others are part of the bundle, or serve the embedded PostgreSQL.
 *
 *   node scripts/runtime-packages.js /app    removes the others from /app/node_modules
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Loaded by other means than an import of their names. */
const FOUND_BY_PATH = ['swagger-ui-dist', '@zxcvbn-ts/language-common'];
const IMPORT = /\b(?:from|import|require)\s*\(?\s*["']((?:@[\w.-]+\/)?[\w.-]+)(?:\/[^"']*)?["']/g;

/** @returns {string[]} names of packages at the top level of node_modules, where npm puts those needed by several */
export function runtimePackages(root) {
  const installed = new Set(packagesIn(join(root, 'node_modules')));
  const needed = new Set();
  const add = (name) => {
    if (!installed.has(name) || needed.has(name)) return;
    needed.add(name);
    for (const dependency of dependenciesBelow(join(root, 'node_modules', name))) add(dependency);
  };
  for (const name of [...importsBelow(join(root, 'dist')), ...FOUND_BY_PATH]) add(name);
  return [...needed].sort();
}

function importsBelow(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  );
  const texts = files.map((name) => readFileSync(join(folder, name), 'utf8'));
  return texts.flatMap((text) => [...text.matchAll(IMPORT)].map(([, name]) => name));
}

/** Those of the package itself, and of packages nested in it. */
function dependenciesBelow(folder) {
  const { dependencies = {}, optionalDependencies = {} } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const inside = packagesIn(join(folder, 'node_modules')).map((name) => join(folder, 'node_modules', name));
  return [...Object.keys({ ...dependencies, ...optionalDependencies }), ...inside.flatMap(dependenciesBelow)];
}

function packagesIn(folder) {
  const names = (path) => {
    try {
      return readdirSync(path).filter((name) => !name.startsWith('.'));
    } catch {
      return [];
    }
  };
  return names(folder).flatMap((name) =>
    name.startsWith('@') ? names(join(folder, name)).map((each) => `${name}/${each}`) : [name],
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [, , root] = process.argv;
  if (root === undefined) throw new Error('Which folder? Its node_modules will lose packages.');
  const needed = new Set(runtimePackages(resolve(root)));
  const folder = join(root, 'node_modules');
  for (const name of packagesIn(folder)) {
    if (!needed.has(name) && !name.startsWith('@latchkey/')) rmSync(join(folder, name), { recursive: true });
  }
}
