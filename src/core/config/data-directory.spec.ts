import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataDirectory } from './data-directory.js';

let root: string;
let directory: string;
const secretsFile = (): string => join(directory, 'secrets.json');
const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'data-directory-'));
  directory = join(root, 'below', 'data');
});

afterEach(() => rm(root, { recursive: true, force: true }));

describe('the data directory', () => {
  it('is created with secrets that nobody else can read', async () => {
    const { path, secrets } = await openDataDirectory(directory);
    expect(path).toBe(directory);
    const values = Object.values(secrets);
    expect(Object.keys(secrets)).toEqual(['jwtSecret', 'masterKey', 'databasePassword']);
    expect(new Set(values).size).toBe(3);
    for (const value of values) expect(Buffer.from(value, 'base64url')).toHaveLength(32);

    // For root, the directory stays passable for the user that runs PostgreSQL.
    expect(await modeOf(directory)).toBe(process.getuid?.() === 0 ? 0o711 : 0o700);
    expect(await modeOf(secretsFile())).toBe(0o600);
    expect(await readdir(directory)).toEqual(['secrets.json']);
  });

  it('keeps its secrets', async () => {
    const first = await openDataDirectory(directory);
    expect(await openDataDirectory(directory)).toEqual(first);
  });

  it('gives the same secrets to all processes that create it at once', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => openDataDirectory(directory)));
    for (const { secrets } of all) expect(secrets).toEqual(all[0]?.secrets);
    expect(await readdir(directory)).toEqual(['secrets.json']);
  });

  it('closes a secrets file that others can read', async () => {
    const { secrets } = await openDataDirectory(directory);
    await chmod(secretsFile(), 0o644);
    expect((await openDataDirectory(directory)).secrets).toEqual(secrets);
    expect(await modeOf(secretsFile())).toBe(0o600);
  });

  it.each([
    ['empty', () => ''],
    ['cut off', (content: string) => content.slice(0, 100)],
    ['short of a secret', (content: string) => content.replace('masterKey', 'other')],
    [
      'with a secret that is too short',
      (content: string) => content.replace(/"masterKey": "../, '"masterKey": "'),
    ],
  ])('refuses a secrets file that is %s, and neither replaces nor quotes it', async (_, damage) => {
    const { secrets } = await openDataDirectory(directory);
    const damaged = damage(await readFile(secretsFile(), 'utf8'));
    await writeFile(secretsFile(), damaged);

    const error = (await openDataDirectory(directory).catch((reason: unknown) => reason)) as Error;
    expect(error).toBeInstanceOf(Error);
    expect(error.message).toMatch(/^\S*secrets\.json is damaged: restore it from a backup\. .*$/);
    expect(error.stack).not.toContain(secrets.jwtSecret.slice(0, 8));
    expect(await readFile(secretsFile(), 'utf8')).toBe(damaged);
  });

  it('may already exist, unless others can write to it', async () => {
    await mkdir(directory, { recursive: true });
    await chmod(directory, 0o755);
    await openDataDirectory(directory);
    expect(await modeOf(directory)).toBe(0o755);

    await chmod(directory, 0o777);
    await expect(openDataDirectory(directory)).rejects.toThrow(
      `Others may write in ${directory}: run "chmod go-w`,
    );
  });

  it('says in one line why it cannot be used', async () => {
    await writeFile(join(root, 'below'), '');
    await expect(openDataDirectory(directory)).rejects.toThrow(
      /^The data directory cannot be used \(E.*\): .*$/,
    );
  });
});
