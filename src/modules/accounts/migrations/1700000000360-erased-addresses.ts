import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The address of a deleted account is `<id>@deleted.invalid`. Someone else who had it would be taken for deleted by
 * operators, and would prevent the deletion of the account with that id, so nobody can, whatever version inserts the row.
 * Accounts that have such an address lose it: it receives no mail, and they remain signed in.
 */
export class ErasedAddresses1700000000360 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      SET LOCAL latchkey.change = 'by-hand';
      ALTER TABLE users ADD CONSTRAINT users_erased_email
        CHECK (email NOT LIKE '%@deleted.invalid' OR email = id || '@deleted.invalid') NOT VALID;
      UPDATE users SET email = gen_random_uuid() || '@renamed.invalid', email_verified_at = NULL
        WHERE email LIKE '%@deleted.invalid' AND email <> id || '@deleted.invalid';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE users DROP CONSTRAINT users_erased_email');
  }
}
