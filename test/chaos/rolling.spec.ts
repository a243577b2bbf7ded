import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createDatabase, type OwnDatabase } from '../support/database.js';
import { Fleet } from '../support/fleet.js';
import { endPrograms } from '../support/program.js';
import { requireProgram } from '../support/programs.js';

const RESTARTS = Number(process.env.CHAOS_RESTARTS ?? 50);

describe('Rolling restarts under load', () => {
  let database: OwnDatabase;

  beforeAll(async () => {
    database = await createDatabase();
  });
  afterEach(endPrograms);
  afterAll(() => database.drop());

  for (const proxy of ['nginx', 'haproxy'] as const)
    (requireProgram(proxy) ? it : it.skip)(
      `fail no request of clients that keep their connections, behind ${proxy}`,
      async () => {
        const fleet = await Fleet.start(database, proxy, {
          SHUTDOWN_DELAY_SECONDS: '1',
          DOCUMENTS_PER_WORKSPACE: '1000000',
        });
        const outcome = await fleet.underLoad(async () => {
          for (let count = 0; count < RESTARTS; count += 1) await fleet.restart(count % 2);
        });
        await fleet.stop();
        const { reads, writes, failures } = outcome;
        process.stdout.write(`${JSON.stringify({ proxy, restarts: RESTARTS, reads, writes, failures })}\n`);
        expect(failures).toEqual([]);
        expect(Math.min(reads, writes)).toBeGreaterThan(RESTARTS);
      },
      RESTARTS * 15_000,
    );
});
