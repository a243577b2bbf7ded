import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { DatabaseUnavailableError } from '../database/database-unavailable.js';
import { prepared } from '../database/prepared.js';
import { LIMIT_TRANSACTION } from '../database/session-limits.js';
import { SYNCHRONOUS_COMMIT_IN_TRANSACTION } from '../database/session-settings.js';
import type { HeldAuthority } from '../principal/actor.js';
import { ANSWERING_SERVER, type Named, naming } from './answering-server.js';
import { noLease } from './no-lease.js';
import type { InstanceLink } from './instance-link.js';

/** Reads authority, accepting answers only from the server that confirmed the lease. */
export type AuthorityQuery = <Row>(sql: string, parameters: unknown[]) => Promise<Row[]>;

/**
 * Database access through the pool, whose connections may lead to a different server than the one that renews the
 * lease: a standby, a former primary, or another database that took over the name. Every statement also returns the
 * server's name; an answer from another server is refused and its connection closed.
 */
export class ConfirmingServer {
  constructor(
    private readonly dataSource: DataSource,
    private readonly link: InstanceLink,
  ) {}

  readonly query: AuthorityQuery = async <Row>(sql: string, parameters: unknown[]): Promise<Row[]> => {
    const expected = this.expected();
    const queryRunner = this.dataSource.createQueryRunner();
    try {
      const rows = (await queryRunner.query(naming(sql), parameters)) as Named<Row>[];
      await this.require(queryRunner, expected, rows[0]?.answeredBy);
      return rows.filter(({ isSelected }) => isSelected);
    } finally {
      await queryRunner.release();
    }
  };

  /**
   * The first statement of a change.
   *
   * @returns the server on which the change will commit
   */
  async begin(manager: EntityManager, authority: HeldAuthority | null): Promise<string> {
    const expected = this.expected();
    const [row] = await manager.query<{ answeredBy: string }[]>(BEGIN_CHANGE, [
      authority ? JSON.stringify(authority) : '',
    ]);
    if (!manager.queryRunner) throw new Error('A change is made in a transaction');
    await this.require(manager.queryRunner, expected, row?.answeredBy);
    return expected;
  }

  private expected(): string {
    const server = this.link.confirmation?.server;
    if (server === undefined) throw noLease();
    return server;
  }

  private async require(queryRunner: QueryRunner, expected: string, answeredBy?: string): Promise<void> {
    if (answeredBy === expected) return;
    const connection = (await queryRunner.connect()) as { end(): Promise<void> };
    void connection.end().catch(() => undefined);
    this.link.doubtServer();
    throw new DatabaseUnavailableError(
      new Error('Another server answered than the one that confirmed the authority lease'),
      'other_server',
    );
  }
}

/**
 * Marks this transaction as an audited change, and bounds how long a process that is paused mid-transaction can hold
 * the sequence lock: the database ends its session.
 */
const BEGIN_CHANGE = prepared(`SELECT set_config('latchkey.change', 'audited', true),
  ${LIMIT_TRANSACTION}, ${SYNCHRONOUS_COMMIT_IN_TRANSACTION},
  set_config('latchkey.authority', $1, true),
  ${ANSWERING_SERVER} AS "answeredBy"`);
