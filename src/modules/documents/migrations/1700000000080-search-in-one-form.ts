import type { MigrationInterface, QueryRunner } from 'typeorm';

/** É is one character on some keyboards and two on others, so searches use one normalised form. */
export class SearchInOneForm1700000000080 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE documents DROP COLUMN search;
      -- A tsvector holds 1 MiB, and hyphenated words of four-byte letters take nearly 8 bytes a character in it. NFKC
      -- can make a text many times as long, so it is cut afterwards, too.
      ALTER TABLE documents ADD COLUMN search tsvector NOT NULL GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', normalize(title, NFKC)), 'A') ||
        setweight(to_tsvector('simple', left(normalize(left(body, 100000), NFKC), 100000)), 'B')
      ) STORED;
      CREATE INDEX documents_search ON documents USING gin (search);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE documents DROP COLUMN search;
      ALTER TABLE documents ADD COLUMN search tsvector NOT NULL GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', left(body, 100000)), 'B')
      ) STORED;
      CREATE INDEX documents_search ON documents USING gin (search);
    `);
  }
}
