import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Verifiers of services take part in revocation like instances, and have rows alongside theirs. */
export class VerifierSessions1700000000120 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      -- Whose verifier it is; NULL: an instance. Not a reference: while the service is being deleted, its verifiers
      -- still hold leases, and the writer has to wait for their rows.
      ALTER TABLE authority_instances ADD COLUMN resource_server_id uuid;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      ALTER TABLE authority_instances DROP COLUMN resource_server_id;
    `);
  }
}
