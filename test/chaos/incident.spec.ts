import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/core/database/embedded-postgres.js';
import { keysPath } from '../support/api-keys.js';
import { type Account, register, request } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { startServer, type TestServer } from '../support/server.js';

/** For one test, in milliseconds: it is printed, and not asserted. */
const quantile = (times: number[], part: number): number =>
  Math.round([...times].sort((left, right) => left - right)[Math.floor(times.length * part)] as number);

describe.each([
  { instances: 3, revokes: 500, atOnce: 500 },
  { instances: 30, revokes: 100, atOnce: 1 },
])('An incident: $revokes revokes, $atOnce at once, on $instances instances', (options) => {
  let directory: string;
  let postgres: EmbeddedPostgres;
  let client: pg.Client;
  let servers: TestServer[];
  let owner: Account;
  let ids: string[];

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'latchkey-incident-'));
    postgres = await startEmbeddedPostgres({
      directory: join(directory, 'postgres'),
      password: randomBytes(24).toString('base64url'),
      database: 'latchkey',
      parameters: { max_connections: '400' },
    });
    const start = () =>
      startServer({ databaseUrl: postgres.url, env: { API_KEYS_PER_WORKSPACE: '5000', WORKERS: 'off' } });
    servers = [await start()];
    while (servers.length < options.instances) servers.push(await start());
    client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    owner = await register(servers[0] as TestServer);
    await client.query(`BEGIN; SET LOCAL latchkey.change = 'by-hand';
      INSERT INTO api_keys (id, workspace_id, created_by, name, digest, key_prefix, sealed_signing_secret)
      SELECT gen_random_uuid(), '${owner.workspace.id}', '${owner.user.id}', 'storm', 'storm ' || n, 'lk_', ''
      FROM generate_series(1, ${options.revokes}) AS n; COMMIT`);
    ids = (await client.query<{ id: string }>(`SELECT id FROM api_keys WHERE name = 'storm'`)).rows.map(
      ({ id }) => id,
    );
    // Until its own link is a lease old, a writer waits for leases of a possible previous server.
    await new Promise((resolve) => setTimeout(resolve, 3_000));
  }, 300_000);

  afterAll(async () => {
    await client.end();
    await Promise.all(servers.map((server) => server.kill()));
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  });

  it('none is refused', async () => {
    const times: number[] = [];
    const statuses: number[] = [];
    const waiting = ids.map((id, index) => ({ id, server: servers[index % servers.length] as TestServer }));
    const lane = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const sentAt = performance.now();
        const { status } = await request(next.server, 'DELETE', keysPath(owner.workspace.id, next.id), {
          token: owner.accessToken,
        });
        statuses.push(status);
        times.push(performance.now() - sentAt);
      }
    };
    const beganAt = performance.now();
    await Promise.all(Array.from({ length: options.atOnce }, lane));
    const seconds = (performance.now() - beganAt) / 1000;
    const figures = {
      ...options,
      perSecond: Math.round(options.revokes / seconds),
      p50: quantile(times, 0.5),
      p99: quantile(times, 0.99),
    };
    process.stdout.write(`${JSON.stringify(figures)}\n`);
    expect(statuses.filter((status) => status !== 200)).toEqual([]);
    await eventually('every key is revoked', async () => {
      const { rows } = await client.query(`SELECT FROM api_keys WHERE name = 'storm' AND revoked_at IS NULL`);
      return rows.length === 0;
    });
  }, 120_000);
});
