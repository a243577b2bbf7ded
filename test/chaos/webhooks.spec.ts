import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from '@jest/globals';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/core/database/embedded-postgres.js';
import { endPrograms } from '../support/program.js';
import { wreakHavoc } from '../support/webhooks/chaos.js';

/** The long run: `npm run test:chaos`, or with more events `CHAOS_EVENTS=5000 npm run test:chaos`. */
const EVENTS = Number(process.env['CHAOS_EVENTS'] ?? 1_000);

afterEach(endPrograms);

it(`none of ${EVENTS} events is lost while the worker is killed ten times and PostgreSQL restarts twice`, async () => {
  const directory = await mkdtemp(join(tmpdir(), 'latchkey-chaos-'));
  const options = {
    directory: join(directory, 'postgres'),
    password: randomBytes(24).toString('base64url'),
    database: 'latchkey',
  };
  let postgres: EmbeddedPostgres = await startEmbeddedPostgres(options);
  const restart = async (): Promise<void> => {
    await postgres.stop();
    await sleep(500);
    postgres = await startEmbeddedPostgres(options);
  };
  try {
    const result = await wreakHavoc({
      events: EVENTS,
      workerKills: 10,
      databaseUrl: postgres.url,
      databaseFaults: [restart, restart],
    });
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
    expect(result.events).toBe(EVENTS);
  } finally {
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  }
}, 900_000);
