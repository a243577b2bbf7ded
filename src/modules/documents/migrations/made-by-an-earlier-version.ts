import type { QueryRunner } from 'typeorm';

/**
 * Whether the table of a migration was there before it: then migrations of later times have run before it, because an
 * earlier version of Latchkey made the table in another one. Taking the migration back must then leave the table.
 */
export async function madeByAnEarlierVersion(
  queryRunner: QueryRunner,
  { name }: { name: string },
): Promise<boolean> {
  const [row] = (await queryRunner.query(
    `SELECT EXISTS (
       SELECT FROM migrations AS own JOIN migrations AS later ON later.timestamp > own.timestamp AND later.id < own.id
       WHERE own.name = $1
     ) AS "isTrue"`,
    [name],
  )) as { isTrue: boolean }[];
  return row?.isTrue === true;
}
