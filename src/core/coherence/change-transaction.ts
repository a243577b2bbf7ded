import type pg from 'pg';
import { type DataSource, type EntityManager, QueryFailedError, type QueryRunner } from 'typeorm';
import { inSpan, type SpanOptions } from '../telemetry/span.js';
import type { NotedChange } from './noted-change.js';

/** One message: between two, every other change would wait for the round trip to this process. */
const SEAL_AND_COMMIT = 'SELECT sequence, entry FROM seal_change(); COMMIT';

const COMMIT_SPAN: SpanOptions = { kind: 'client', attributes: { 'db.system.name': 'postgresql' } };

/**
 * Runs `work` in a transaction.
 *
 * @returns its result, and the entries that the change made stale
 */
export async function inChangeTransaction<T>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<T>,
): Promise<{ value: T; stale: NotedChange[] }> {
  const queryRunner = dataSource.createQueryRunner();
  try {
    await queryRunner.startTransaction();
    const value = await work(queryRunner.manager);
    return { value, stale: await sealAndCommit(queryRunner) };
  } catch (error) {
    // Report the first error, not the rollback's.
    if (queryRunner.isTransactionActive) await queryRunner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await queryRunner.release();
  }
}

async function sealAndCommit(queryRunner: QueryRunner): Promise<NotedChange[]> {
  const client = (await queryRunner.connect()) as pg.PoolClient;
  // TypeORM cannot handle a statement with two results, so afterwards its state is updated by hand.
  const [sealed] = await inSpan('seal and commit', COMMIT_SPAN, () => client.query(SEAL_AND_COMMIT)).then(
    (results) => results as unknown as [pg.QueryResult<NotedChange>, pg.QueryResult],
    (error: unknown) => {
      throw error instanceof Error ? new QueryFailedError(SEAL_AND_COMMIT, undefined, error) : error;
    },
  );
  Object.assign(queryRunner, { isTransactionActive: false, transactionDepth: 0 });
  await queryRunner.broadcaster.broadcast('AfterTransactionCommit');
  return sealed.rows;
}
