import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import '../../src/app.module.js';
import { resolveConfig } from '../../src/core/config/config.js';
import { configSchema, sections } from '../../src/core/config/config.schema.js';
import { renderConfigurationPage, renderEnvExample } from '../../src/tools/generate/configuration-docs.js';
import { testRun } from '../support/run.js';

const root = resolve(import.meta.dirname, '../..');
const envExample = await readFile(join(root, '.env.example'), 'utf8');
const page = await readFile(join(root, 'docs/configuration.md'), 'utf8');

/** The file with every line uncommented. */
const uncommented = Object.fromEntries(
  [...envExample.matchAll(/^# ([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
);

describe('.env.example', () => {
  it('has every variable, in schema order', () => {
    expect(Object.keys(uncommented)).toEqual(Object.keys(configSchema().shape));
  });

  it('changes nothing by default', () => {
    const lines = envExample.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(lines).toEqual([]);
  });

  it('shows the defaults, and secrets that are refused', async () => {
    const directory = join(testRun.directory, 'configuration');
    const { DATABASE_URL: _, JWT_SECRET, MASTER_KEY, ...harmless } = uncommented;
    expect([JWT_SECRET, MASTER_KEY]).toEqual([expect.stringMatching(/./), expect.stringMatching(/./)]);
    const defaults = await resolveConfig({ DATA_DIR: directory });
    expect(await resolveConfig({ ...harmless, DATA_DIR: directory })).toEqual({
      ...defaults,
      // Without the variable, it depends on how the server is started.
      publicUrl: 'http://localhost:3000',
      logFormat: 'json',
    });
  });

  it('is not enough for a production server', async () => {
    await expect(resolveConfig({ ...uncommented, NODE_ENV: 'production' })).rejects.toThrow(
      /^DATABASE_URL: has a placeholder.*\nJWT_SECRET: looks like a placeholder.*\nMASTER_KEY: looks like a placeholder/,
    );
  });
});

describe('the documentation of the configuration', () => {
  it('has every variable', () => {
    expect([...sections().values()].flatMap((section) => Object.keys(section))).toEqual(
      Object.keys(configSchema().shape),
    );
    expect([...page.matchAll(/^\| `([A-Z_]+)` /gm)].map(([, name]) => name)).toEqual(
      Object.keys(configSchema().shape),
    );
  });

  it('matches what "npm run docs" generates from the schema', () => {
    expect(envExample).toBe(renderEnvExample());
    expect(page).toBe(renderConfigurationPage(page));
  });
});
