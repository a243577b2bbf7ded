import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The schema as created by the installed pg-boss. It is created here, so that a start changes no schema and
 * `DATABASE_MIGRATE=off` keeps its promise. When pg-boss ships another version of its schema, add a migration that runs
 * `PgBoss.getMigrationPlans` on databases whose `pgboss.version` is lower.
 */
export class JobQueue1700000000020 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const { default: PgBoss } = await import('pg-boss');
    const plan = PgBoss.getConstructionPlans('pgboss');
    // Its statements are part of our transaction, which its own COMMIT would end.
    await queryRunner.query(plan.replace(/^\s*BEGIN;/, '').replace(/COMMIT;\s*$/, ''));
    // The queue through which pg-boss passes scheduled jobs.
    await queryRunner.query(`SELECT pgboss.create_queue('__pgboss__send-it', '{"policy": "standard"}')`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP SCHEMA pgboss CASCADE');
  }
}
