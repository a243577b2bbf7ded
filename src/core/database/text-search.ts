import { isId } from '../secrets/ids.js';

/** Of `ILIKE`: whatever has this text in it, with its wildcards as plain characters. */
export const likePattern = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

/** SQL: whether a column has the text of a `likePattern` in it. É is one character on one keyboard, two on another. */
export const hasText = (column: string, pattern: string): string =>
  `normalize(${column}, NFC) ILIKE normalize(${pattern}, NFC)`;

/** What a person looks for by a part of its name or by its id, in several workspaces at once. */
export interface TextSearch {
  text: string;
  /** Whose results come first: that of the workspace the person is in. */
  firstWorkspaceId: string | null;
  limit: number;
}

/** No index helps to find a part of a name: a search looks at this many of a kind at most, the newest. */
export const SEARCH_WINDOW = 10_000;

/** SQL: parameters of every statement that searches; its own follow, from $6 on. */
export const TEXT = { id: '$1::uuid', pattern: '$2', text: '$3', firstWorkspaceId: '$4::uuid', limit: '$5' };

export const parametersOf = ({ text, firstWorkspaceId, limit }: TextSearch): unknown[] => [
  isId(text) ? text : null,
  likePattern(text),
  text,
  firstWorkspaceId,
  limit,
];

interface Searched {
  /** Where it is, by the `id` of a candidate. */
  table: string;
  /** The name of its row in the statement. */
  row: string;
  /** Which workspaces, each with its `workspace_id`: `unnest($6::uuid[]) AS place (workspace_id)`. */
  places: string;
  /** What says so: the same table, or another with the id in it. */
  rows: string;
  id: string;
  /** Whether a row is to be seen in a `place`. */
  isVisible: string;
}

/**
 * SQL: what is looked at, by `id` and `workspace_id`, with its row. First what is to be seen, then its name: left to
 * choose, the planner compares the names of all workspaces.
 */
export const candidates = ({ table, row, places, rows, id, isVisible }: Searched): string => `(
  (SELECT newest.id, newest.workspace_id FROM ${places} CROSS JOIN LATERAL (
     SELECT ${id} AS id, place.workspace_id FROM ${rows} WHERE ${isVisible} ORDER BY ${id} DESC LIMIT ${SEARCH_WINDOW}
   ) AS newest
   ORDER BY newest.workspace_id = ${TEXT.firstWorkspaceId} DESC, newest.id DESC LIMIT ${SEARCH_WINDOW})
  UNION SELECT ${id}, place.workspace_id FROM ${places} JOIN ${rows} ON ${isVisible} WHERE ${id} = ${TEXT.id}
) AS candidate CROSS JOIN LATERAL (SELECT * FROM ${table} WHERE id = candidate.id OFFSET 0) AS ${row}`;

/** SQL: what is near, what begins with the text, what is new; and no more than was asked for. */
export const bestFirst = (name: string): string => `
  ORDER BY candidate.workspace_id = ${TEXT.firstWorkspaceId} DESC,
    starts_with(lower(normalize(${name}, NFC)), lower(normalize(${TEXT.text}, NFC))) DESC, candidate.id DESC
  LIMIT ${TEXT.limit}`;
