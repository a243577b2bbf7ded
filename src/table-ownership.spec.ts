import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';

/** Determines who writes to which table, from the SQL and from calls on entities. */

const source = import.meta.dirname;

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.ts$/.test(name) && !/\.spec\.ts$|migrations/.test(name))
  .map((name) => ({
    name: relative(source, join(source, name)),
    text: readFileSync(join(source, name), 'utf8'),
  }));

/** `modules/documents`, `core/queue`, `tools`. */
const ownerOf = (file: string): string =>
  file
    .split('/')
    .slice(0, file.startsWith('tools/') ? 1 : 2)
    .join('/');

/** `Session` is an entity of the table `sessions`. */
const tables = new Map(
  files.flatMap(({ text }) =>
    [...text.matchAll(/@Entity\('(\w+)'\)\s*export class (\w+)/g)].map(
      ([, table, entity]) => [entity, table] as const,
    ),
  ),
);

const SQL = [
  /\bINSERT INTO ([a-z_]+)/g,
  /\bDELETE FROM ([a-z_]+)/g,
  /\bUPDATE ([a-z_]+)(?:\s+(?:AS\s+)?[a-z_]+)?\s+SET\b/g,
  /\bTRUNCATE (?:TABLE )?([a-z_]+)/g,
];
const ENTITY =
  /\.(?:insert|update|upsert|delete|save|remove|increment|decrement|softDelete|into|from)\(\s*([A-Z]\w+)/g;
/** Query builders are also used for reading. */
const READS = /\.createQueryBuilder\(\)\s*\.select[^;]*?\.from\(\s*$/;

function tablesWrittenBy(text: string): string[] {
  const bySql = SQL.flatMap((pattern) => [...text.matchAll(pattern)].map(([, table]) => table));
  const byEntity = [...text.matchAll(ENTITY)]
    .filter(({ index, 0: call }) => !READS.test(text.slice(0, index + call.indexOf('(') + 1)))
    .map(([, entity]) => tables.get(entity as string));
  return [...bySql, ...byEntity].filter((table) => table !== undefined);
}

const writers = new Map<string, Set<string>>();
for (const { name, text } of files) {
  for (const table of tablesWrittenBy(text)) {
    writers.set(table, (writers.get(table) ?? new Set()).add(ownerOf(name)));
  }
}

describe('A table', () => {
  it('is written by one module only, whose functions the others call', () => {
    expect(writers.size).toBeGreaterThan(20);
    const shared = [...writers].filter(([, owners]) => owners.size > 1);
    expect(Object.fromEntries(shared.map(([table, owners]) => [table, [...owners].sort()]))).toEqual({});
  });

  it('is recognised in every way that the code writes to it', () => {
    const ways = [
      'INSERT INTO sessions (id)',
      'DELETE FROM sessions WHERE',
      'UPDATE sessions SET title',
      'UPDATE sessions AS d SET title',
      'manager.update(\n  Session, { id }',
      'createQueryBuilder().delete().from(Session)',
    ];
    for (const way of ways) expect([way, tablesWrittenBy(way)]).toEqual([way, ['sessions']]);
    expect(tablesWrittenBy('SELECT FROM sessions FOR UPDATE')).toEqual([]);
  });
});

describe('A key', () => {
  it('is revoked in one file only, wherever a revocation comes from', () => {
    const ending = /UPDATE api_keys\s+SET[^`]*\brevoked_at\s*=|update\(\s*ApiKey,[^;]*\brevokedAt\b/;
    expect(files.filter(({ text }) => ending.test(text)).map(({ name }) => name)).toEqual([
      'modules/api-keys/lifecycle/api-key-revocation.ts',
    ]);
  });
});
