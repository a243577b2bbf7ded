import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

const root = resolve(import.meta.dirname, '../..');
const source = join(root, 'src');

type Imports = ReadonlyMap<string, readonly string[]>;

/** Every file of src with the files of src that it imports, types included. */
function importsOfSource(): Imports {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(source, file));
  return new Map(files.map((file) => [relative(root, file), importsOf(file)]));
}

function importsOf(file: string): string[] {
  return ts
    .preProcessFile(readFileSync(file, 'utf8'))
    .importedFiles.map(({ fileName }) => fileName)
    .filter((name) => name.startsWith('.'))
    .map((name) => relative(root, resolve(dirname(file), name.replace(/\.js$/, '.ts'))));
}

/** The files of the first cycle found by a depth-first search; empty if there is none. */
function findCircle(imports: Imports): string[] {
  const finished = new Set<string>();
  const walk = (file: string, path: string[]): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (finished.has(file)) return [];
    for (const imported of imports.get(file) ?? []) {
      const circle = walk(imported, [...path, file]);
      if (circle.length > 0) return circle;
    }
    finished.add(file);
    return [];
  };
  for (const file of imports.keys()) {
    const circle = walk(file, []);
    if (circle.length > 0) return circle;
  }
  return [];
}

// A lint rule decides which ring may import which: see eslint.config.js. But cycles are also possible within a ring.
describe('the files of src', () => {
  it('do not import each other in cycles', () => {
    expect(findCircle(importsOfSource())).toEqual([]);
  });

  it('form no cycles between their folders', () => {
    const folderOf = (file: string): string => file.split('/').slice(0, 3).join('/');
    const folders = new Map<string, string[]>();
    for (const [file, imported] of importsOfSource()) {
      if (!/^src\/(core|modules)\//.test(file)) continue;
      const others = imported.map(folderOf).filter((folder) => folder !== folderOf(file));
      folders.set(folderOf(file), [...(folders.get(folderOf(file)) ?? []), ...others]);
    }
    expect(folders.size).toBeGreaterThan(30);
    expect(findCircle(folders)).toEqual([]);
  });

  it('import the sample resource in app.module.ts only, so that it can be removed', () => {
    const importers = [...importsOfSource()]
      .filter(([file]) => !file.startsWith('src/modules/documents/'))
      .filter(([, imported]) => imported.some((file) => file.startsWith('src/modules/documents/')))
      .map(([file]) => file);
    expect(importers).toEqual(['src/app.module.ts']);
  });

  it('would be caught if they formed a cycle', () => {
    const imports = new Map([
      ['main', ['module', 'helper']],
      ['module', ['helper', 'service']],
      ['service', ['repository']],
      ['repository', ['module']],
      ['helper', []],
    ]);
    expect(findCircle(imports)).toEqual(['module', 'service', 'repository', 'module']);
  });
});
