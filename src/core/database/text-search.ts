import { isId } from '../secrets/ids.js';

/** For `ILIKE`: matches whatever contains this text, whose wildcards count as plain characters. */
export const likePattern = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

/**
 * SQL: whether a column contains the text of a `likePattern`. Normalised, because É is one character on some keyboards
 * and two on others.
 */
export const hasText = (column: string, pattern: string): string =>
  `normalize(${column}, NFC) ILIKE normalize(${pattern}, NFC)`;

/** A search for things in several workspaces at once, by a part of their name or by their id. */
export interface TextSearch {
  text: string;
  /** The workspace whose results come first: the one in which the person is. */
  firstWorkspaceId: string | null;
  limit: number;
}

/** No index helps to find a part of a name, so a search looks at no more than this many of a kind: the newest. */
const SEARCH_WINDOW = 10_000;

/** SQL: the parameters shared by all searches. A search adds its own from $6 on. */
export const TEXT = { id: '$1::uuid', pattern: '$2', text: '$3', firstWorkspaceId: '$4::uuid', limit: '$5' };

export const parametersOf = ({ text, firstWorkspaceId, limit }: TextSearch): unknown[] => [
  isId(text) ? text : null,
  likePattern(text),
  text,
  firstWorkspaceId,
  limit,
];

interface Searched {
  /** The table that holds what is found, by its `id`. */
  table: string;
  /** The alias of its row in the statement. */
  row: string;
  /** The workspaces to search, each as `workspace_id`: `unnest($6::uuid[]) AS place (workspace_id)`. */
  places: string;
  /** The table that decides visibility: the same one, or another that refers to it. */
  rows: string;
  id: string;
  /** Whether a row is visible in a `place`. */
  isVisible: string;
}

/**
 * SQL: the rows to compare, by `id` and `workspace_id`. Visibility comes first and names second: left to itself, the
 * planner would compare the names of all workspaces.
 */
export const candidates = ({ table, row, places, rows, id, isVisible }: Searched): string => `(
  (SELECT newest.id, newest.workspace_id FROM ${places} CROSS JOIN LATERAL (
     SELECT ${id} AS id, place.workspace_id FROM ${rows} WHERE ${isVisible} ORDER BY ${id} DESC LIMIT ${SEARCH_WINDOW}
   ) AS newest
   ORDER BY newest.workspace_id = ${TEXT.firstWorkspaceId} DESC, newest.id DESC LIMIT ${SEARCH_WINDOW})
  UNION SELECT ${id}, place.workspace_id FROM ${places} JOIN ${rows} ON ${isVisible} WHERE ${id} = ${TEXT.id}
) AS candidate CROSS JOIN LATERAL (SELECT * FROM ${table} WHERE id = candidate.id OFFSET 0) AS ${row}`;

/** SQL: orders results by workspace, then those that begin with the text, then the newest; and limits their number. */
export const bestFirst = (name: string): string => `
  ORDER BY candidate.workspace_id = ${TEXT.firstWorkspaceId} DESC,
    starts_with(lower(normalize(${name}, NFC)), lower(normalize(${TEXT.text}, NFC))) DESC, candidate.id DESC
  LIMIT ${TEXT.limit}`;
