import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { lstat, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { useServer } from '../support/app.js';
import { useWarmCli } from '../support/cli.js';
import { type Account, register } from '../support/client.js';
import { testRun } from '../support/run.js';

const app = useServer();
const runCli = useWarmCli();
let account: Account;
let directory: string;
beforeAll(async () => {
  account = await register(app.server);
  directory = await mkdtemp(join(testRun.directory, 'export-'));
});

const exportFrom = (url: string, ...more: string[]) =>
  runCli(['audit', 'export', ...more], {
    cwd: directory,
    env: {
      LATCHKEY_CONFIG_DIR: join(directory, 'config'),
      LATCHKEY_BASE_URL: url,
      LATCHKEY_API_KEY: account.apiKey,
    },
  });

describe('latchkey audit export', () => {
  it('writes matching events to standard output', async () => {
    const { exitCode, stdout } = await exportFrom(app.server.url, '--action', 'api_key.created');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual([expect.objectContaining({ action: 'api_key.created' })]);
  });

  it('writes CSV to a file', async () => {
    const { exitCode, stdout, stderr } = await exportFrom(
      app.server.url,
      ...['--format', 'csv', '--output', 'audit.csv'],
    );
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 0, stdout: '', stderr: 'Wrote audit.csv.\n' });
    const lines = (await readFile(join(directory, 'audit.csv'), 'utf8')).split('\r\n');
    expect(lines[0]).toMatch(/^\ufeffid,occurred_at,action,/);
    expect(lines[1]).toContain('api_key.created');
  });

  it('writes to the file that a symbolic link leads to, whether or not it exists', async () => {
    await writeFile(join(directory, 'target.json'), 'before');
    await symlink('target.json', join(directory, 'link.json'));
    await symlink('new.json', join(directory, 'dangling.json'));
    for (const [link, target] of [
      ['link.json', 'target.json'],
      ['dangling.json', 'new.json'],
    ] as const) {
      expect(await exportFrom(app.server.url, '--output', link)).toMatchObject({ exitCode: 0 });
      expect((await lstat(join(directory, link))).isSymbolicLink()).toBe(true);
      expect(JSON.parse(await readFile(join(directory, target), 'utf8'))).toEqual(expect.any(Array));
    }
  });

  it('writes into a pipe with a name, which stays one', async () => {
    const pipe = join(directory, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const [{ exitCode }, text] = await Promise.all([
      exportFrom(app.server.url, '--output', 'pipe'),
      readFile(pipe, 'utf8'),
    ]);
    expect(exitCode).toBe(0);
    expect(JSON.parse(text)).toEqual(expect.any(Array));
    expect((await lstat(pipe)).isFIFO()).toBe(true);
  });

  it('exits with 6 and leaves no file if the export breaks off', async () => {
    const broken = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/csv' });
      response.write('id,occurred_at\r\n', () => response.destroy());
    }).listen(0, '127.0.0.1');
    await once(broken, 'listening');
    const { port } = broken.address() as AddressInfo;
    const before = await readdir(directory);
    const { exitCode, stderr } = await exportFrom(
      `http://127.0.0.1:${port}`,
      ...['--workspace', account.workspace.id, '--output', 'part.csv'],
    );
    expect({ exitCode, stderr }).toEqual({
      exitCode: 6,
      stderr: expect.stringContaining('before the response was complete'),
    });
    expect(await readdir(directory)).toEqual(before);
    broken.close();
  });

  it('exits with 2 for an unknown format, and with 1 if the file cannot be written', async () => {
    expect((await exportFrom(app.server.url, '--format', 'pdf')).exitCode).toBe(2);
    const { exitCode, stderr } = await exportFrom(app.server.url, '--output', 'none/audit.json');
    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: expect.stringContaining('Cannot write none/audit.json'),
    });
  });
});
