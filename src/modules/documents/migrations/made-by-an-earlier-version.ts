import type { QueryRunner } from 'typeorm';

/**
 * Whether the migration's table existed before it: migrations with later timestamps have then already run, because an
 * earlier version of Latchkey created the table in a different migration. Reverting this one must leave the table in
 * place.
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
