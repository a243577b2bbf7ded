import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { freePort } from '../support/docs/free-port.js';
import { createDatabase } from '../support/database.js';
import { register, registration } from '../support/server.js';

/** Their log lines are several times what a pipe can hold. */
const REQUESTS = 2_000;
const LONG_PATH = `/${'x/'.repeat(300)}`;

describe('A log that nobody reads', () => {
  it('delays no request, and does not keep the server from stopping', async () => {
    const database = await createDatabase();
    const port = await freePort();
    const server = spawn(process.execPath, [resolve(import.meta.dirname, '../../dist/src/main.js')], {
      cwd: process.env.TEST_RUN_DIRECTORY,
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'test',
        PORT: String(port),
        LOG_FORMAT: 'json',
        DATABASE_URL: database.url,
        JWT_SECRET: database.url.split('').reverse().join(''),
        MASTER_KEY: database.url,
      },
      // Nothing ever reads them.
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    await register(server);
    try {
      const url = `http://127.0.0.1:${port}`;
      const get = (path: string) =>
        fetch(url + path).then(async (answer) => (await answer.text(), answer.status));
      while ((await get('/health/live').catch(() => 0)) !== 200) {
        expect(server.exitCode).toBeNull();
        await sleep(50);
      }
      for (let count = 0; count < REQUESTS; count += 20) {
        const answers = await Promise.all(Array.from({ length: 20 }, () => get(LONG_PATH)));
        expect(new Set(answers)).toEqual(new Set([404]));
      }
      expect(await get('/health/ready')).toBe(200);
      server.kill('SIGTERM');
      expect((await once(server, 'exit'))[0]).toBe(0);
    } finally {
      server.kill('SIGKILL');
      await rm(registration(server), { force: true });
      await database.drop();
    }
  });
});
