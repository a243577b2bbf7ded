const OPERATIONS = /\b(SELECT|INSERT|UPDATE|DELETE)\b/i;
const FIRST_WORD = /^\s*([a-z]+)/i;
/** FROM may also be followed by a function argument: `extract(epoch FROM now())`. */
const TABLE =
  /\b(?:(?:INTO|UPDATE)\s+|FROM\s+(?:ONLY\s+)?(?![\w."]+\s*\())((?:"?[a-z_][a-z_\d]*"?\.)?"?[a-z_][a-z_\d]*"?)/i;

/** A statement's operation and first table: it helps people tell statements apart, so it need not be exact. */
export function statementName(sql: string): { operation: string; table: string | undefined } {
  const firstWord = FIRST_WORD.exec(sql)?.[1]?.toUpperCase() ?? 'SQL';
  const operation =
    firstWord === 'WITH' ? (OPERATIONS.exec(sql)?.[1]?.toUpperCase() ?? firstWord) : firstWord;
  return { operation, table: TABLE.exec(sql)?.[1]?.replaceAll('"', '') };
}
