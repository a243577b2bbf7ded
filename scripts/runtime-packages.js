/**
 * The packages that a server in production loads from node_modules: what the bundle imports from there, and what those
 * need. All others are in the bundle already, or serve the embedded PostgreSQL.
 *
 *   node scripts/runtime-packages.js /app    removes the others from /app/node_modules
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Found by other means than an import of its name. */
const FOUND_BY_PATH = ['swagger-ui-dist', '@zxcvbn-ts/language-common'];
const IMPORT = /\b(?:from|import|require)\s*\(?\s*["']((?:@[\w.-]+\/)?[\w.-]+)(?:\/[^"']*)?["']/g;

/** @returns {string[]} names, of those in the first level of node_modules, where npm puts what several need */
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

/** Its own, and those of packages that it brings along. */
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
