import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { prepared } from '../../src/core/database/prepared.js';
import { SessionClient } from '../../src/core/database/session-settings.js';
import { createDatabase, type OwnDatabase } from '../support/database.js';

const COUNT = prepared('SELECT count(*)::int AS count FROM prepared_sample WHERE size > $1');
const SIZES = prepared('SELECT size FROM prepared_sample WHERE size > $1');

describe('A statement marked as prepared', () => {
  let database: OwnDatabase;
  let client: SessionClient;

  beforeAll(async () => {
    database = await createDatabase();
    await database.query(`
      CREATE TABLE prepared_sample (size int);
      GRANT SELECT ON prepared_sample TO PUBLIC;
      INSERT INTO prepared_sample VALUES (1), (2)`);
  });
  afterAll(() => database.drop());

  beforeEach(async () => {
    client = new SessionClient({ connectionString: database.url });
    await client.connect();
  });
  afterEach(() => client.end());

  const preparedThere = async (): Promise<string[]> => {
    const { rows } = await client.query<{ statement: string }>(
      'SELECT statement FROM pg_prepared_statements ORDER BY statement',
    );
    return rows.map(({ statement }) => statement);
  };

  it('is prepared once on a connection, and others never', async () => {
    for (const from of [0, 1]) {
      const { rows } = await client.query<{ count: number }>(COUNT, [from]);
      expect(rows).toEqual([{ count: 2 - from }]);
      await client.query('SELECT $1::int AS unmarked', [from]);
    }
    expect(await preparedThere()).toEqual([COUNT]);
  });

  it('fails once and then works, when the session has forgotten it', async () => {
    expect((await client.query(COUNT, [0])).rows).toEqual([{ count: 2 }]);
    await client.query('DISCARD ALL');
    await expect(client.query(COUNT, [0])).rejects.toMatchObject({ code: '26000' });
    expect((await client.query(COUNT, [0])).rows).toEqual([{ count: 2 }]);
  });

  it('fails once and then works, when a migration has changed the type of a column', async () => {
    expect((await client.query(SIZES, [1])).rows).toEqual([{ size: 2 }]);
    await database.query('ALTER TABLE prepared_sample ALTER size TYPE bigint');
    await expect(client.query(SIZES, [1])).rejects.toMatchObject({ code: '0A000' });
    expect((await client.query(SIZES, [1])).rows).toEqual([{ size: '2' }]);
  });
});
