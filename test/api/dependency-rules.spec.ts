import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import '../../src/app.module.js';
import { core } from '../../src/core/errors/catalogue.js';
import {
  auditActions,
  cookies,
  declaredLimits,
  errors,
  events,
  passingRefusals,
  paths,
  scopes,
  secretFields,
  tokenPrefixes,
  variableGroups,
} from '../../src/core/resource/declared.js';

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

/**
 * The folders that the list names, as often as it does. They begin a line, end in `/`, and are within the folder above
 * that is less indented. Lines about files, and the second lines of long ones, name none.
 */
function foldersNamedIn(list: string): string[] {
  const parents: string[] = [];
  return [...list.matchAll(/^( *)((?:\S+\/ ?)+)(?: |$)/gm)].flatMap(([, spaces = '', names = '']) => {
    const depth = spaces.length / 2;
    const folders = names.trim().split(' ');
    const parent = parents.slice(0, depth).join('');
    parents.splice(depth, Infinity, folders[0] ?? '');
    return folders.map((folder) => parent + folder);
  });
}

describe('"Where things are" in docs/ARCHITECTURE.md', () => {
  const architecture = readFileSync(join(root, 'docs/ARCHITECTURE.md'), 'utf8');
  const [, list = ''] = /^## Where things are\n+```\n(.*?)^```$/ms.exec(architecture) ?? [];
  const named = foldersNamedIn(list);

  it.each(['src/core/', 'src/modules/', 'test/'])('names every folder of %s, once', (parent) => {
    const folders = readdirSync(join(root, parent), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `${parent}${name}/`);
    expect(folders.length).toBeGreaterThan(5);
    const namedHere = named.filter((folder) => folder.startsWith(parent) && folder !== parent);
    expect(namedHere.sort()).toEqual(folders.sort());
  });

  it('names no folder that is not there, and none twice', () => {
    expect(named.filter((folder) => !existsSync(join(root, folder)))).toEqual([]);
    expect(named).toEqual([...new Set(named)]);
  });

  it('is read with its nesting', () => {
    const example =
      'src/\n  main.ts    starts x/ y/\n  core/      no modules,\n             as in c/\n    a/ b/    two\ndocs/    pages\n';
    expect(foldersNamedIn(example)).toEqual(['src/', 'src/core/', 'src/core/a/', 'src/core/b/', 'docs/']);
  });
});

/** The texts in a file, except the names of imported files. */
function textsOf(file: string): string[] {
  const texts: string[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isModuleDeclaration(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      texts.push(node.text);
    ts.forEachChild(node, walk);
  };
  walk(ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest));
  return texts;
}

/** The texts of core, with their files. */
const textsOfCore = (): { file: string; text: string }[] =>
  filesIn('core').flatMap((file) => textsOf(`src/core/${file}`).map((text) => ({ file, text })));

const filesIn = (folder: string): string[] =>
  readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'),
  );

/** In examples of problem documents. */
const EXAMPLE_OF_A_PATH = '/api/v1/workspaces';

/** Names of modules that are also something else in core. */
const ALSO_OF_CORE: Record<string, string> = {
  operator: 'a kind of caller, as users and keys are',
  audit: 'a part of declarations',
  password: 'what the database asks for',
};

describe('core', () => {
  const names = new Set([
    ...readdirSync(join(source, 'modules')),
    ...[scopes(), auditActions(), events(), declaredLimits()].flatMap((names) => [...names.keys()]),
    ...[...errors().keys()].filter((code) => !(code in core.errors)),
    ...variableGroups().flatMap(({ variables }) => Object.keys(variables)),
    ...[...paths(), ...secretFields(), ...passingRefusals(), ...tokenPrefixes()],
    ...[...cookies()].flatMap(([scheme, { name }]) => [scheme, name]),
  ]);
  const declared = [...names].filter((name) => ALSO_OF_CORE[name] === undefined);
  /** A module such as `sign-up` has an English name, so only a text that is nothing else counts. */
  const namesIn = (text: string): string[] => {
    const words = new Set(text.split(/[^\w.:-]+/).map((word) => word.replaceAll(/^[.:-]+|[.:-]+$/g, '')));
    return declared.filter((name) => (/^[a-z-]+$/.test(name) ? text === name : words.has(name)));
  };

  it('names nothing that a module declares, nor a module', () => {
    const texts = textsOfCore();
    expect(texts.length).toBeGreaterThan(1000);
    const found = texts.flatMap(({ file, text }) => namesIn(text).map((name) => `${file} names ${name}`));
    expect(found).toEqual([]);
  });

  it.each([
    ['account_suspended', ['account_suspended']],
    ['Set SMTP_URL, or ask for api-keys:read.', ['api-keys:read', 'SMTP_URL']],
    ['health', ['health']],
    ['Your health comes first.', []],
  ])('would be caught with %j', (text, names) => {
    expect(namesIn(text).sort()).toEqual(names.sort());
  });

  const { paths: routes } = JSON.parse(readFileSync(join(root, 'openapi.json'), 'utf8')) as {
    paths: Record<string, unknown>;
  };
  /** `auth` of `/api/v1/auth/sessions`. */
  const starts = new Set(Object.keys(routes).map((path) => path.replace('/api/v1', '').split('/')[1]));
  const routesIn = (text: string): string[] =>
    text === EXAMPLE_OF_A_PATH || text.includes(`"${EXAMPLE_OF_A_PATH}"`)
      ? []
      : [...text.matchAll(/(?<![\w/])\/(?:api\/v1\/)?([\w.-]+)[\w/{}-]*/g)]
          .filter(([, start]) => starts.has(start))
          .map(([route]) => route);

  it('names no route, all of which are in modules', () => {
    expect(starts.size).toBeGreaterThan(10);
    const found = textsOfCore().flatMap(({ file, text }) =>
      routesIn(text).map((route) => `${file} names ${route}`),
    );
    expect(found).toEqual([]);
  });

  it.each([
    ['Refresh it with `POST /api/v1/auth/refresh`.', ['/api/v1/auth/refresh']],
    ['read only by `/auth/refresh` and `/auth/logout`', ['/auth/refresh', '/auth/logout']],
    ['/health/ready', ['/health/ready']],
    ['/metrics, application/health, https://auth.example', []],
  ])('would be caught with the routes of %j', (text, named) => {
    expect(routesIn(text)).toEqual(named);
  });
});

describe('The prefixes of tokens', () => {
  it('are declared, so that no key can have them', () => {
    const texts = filesIn('modules').flatMap((file) => textsOf(`src/modules/${file}`));
    const prefixes = new Set(
      texts.flatMap((text) => /^((?:lk|wh)[a-z]+)_(?!…)/.exec(text)?.[1] ?? []).sort(),
    );
    expect([...prefixes]).toEqual([...tokenPrefixes()]);
  });
});
