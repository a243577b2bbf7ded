import type { EntityManager } from 'typeorm';
import { problem } from '../../../core/errors/problem.js';
import type { PageQuery } from '../../../core/http/paging.js';
import { isId } from '../../../core/secrets/ids.js';
import type { MemberRow } from './member.schemas.js';

/** A row of the list; `id` is its position there, which a cursor carries. */
export interface ListedMember extends MemberRow {
  id: string;
}

interface Place {
  joinedMicroseconds: string;
  userId: string;
}

const COLUMNS = `
  membership.user_id AS "userId", users.email, users.name, users.suspended_at AS "suspendedAt", membership.role,
  membership.created_at AS "createdAt", membership.updated_at AS "updatedAt",
  (extract(epoch FROM membership.created_at) * 1000000)::bigint || '.' || membership.user_id AS id
`;

/**
 * Members who are people (service accounts have their own list), most recently joined first. One more than fits the
 * page.
 */
export function listMembers(
  manager: EntityManager,
  workspaceId: string,
  query: PageQuery,
): Promise<ListedMember[]> {
  const after = placeAfter(query);
  return manager.query<ListedMember[]>(
    `SELECT ${COLUMNS}
     FROM memberships membership JOIN users ON users.id = membership.user_id AND NOT users.is_service_account
     WHERE membership.workspace_id = $1
       AND ($2::bigint IS NULL
         OR (membership.created_at, membership.user_id) < ('epoch'::timestamptz + $2 * interval '1 microsecond', $3::uuid))
     ORDER BY membership.created_at DESC, membership.user_id DESC
     LIMIT $4`,
    [workspaceId, after?.joinedMicroseconds ?? null, after?.userId ?? null, query.limit + 1],
  );
}

/**
 * One member, as lists show them.
 *
 * @returns undefined if the user is not a member
 */
export async function findMember(
  manager: EntityManager,
  workspaceId: string,
  userId: string,
): Promise<MemberRow | undefined> {
  const [row] = await manager.query<ListedMember[]>(
    `SELECT ${COLUMNS} FROM memberships membership JOIN users ON users.id = membership.user_id AND NOT users.is_service_account
     WHERE membership.workspace_id = $1 AND membership.user_id = $2`,
    [workspaceId, userId],
  );
  return row;
}

export type MemberOfWorkspace = Pick<MemberRow, 'userId' | 'email' | 'name' | 'role'>;

/** All members, for a change that concerns everyone. */
export const listAllMembers = (manager: EntityManager, workspaceId: string): Promise<MemberOfWorkspace[]> =>
  manager.query<MemberOfWorkspace[]>(
    `SELECT users.id AS "userId", users.email, users.name, membership.role
     FROM memberships membership JOIN users ON users.id = membership.user_id AND NOT users.is_service_account
     WHERE membership.workspace_id = $1 ORDER BY users.id`,
    [workspaceId],
  );

/** Members are ordered by when they joined, and not by a time-sorted id as in other lists. */
function placeAfter({ cursor }: PageQuery): Place | null {
  if (cursor === undefined) return null;
  const [joinedMicroseconds = '', userId] = Buffer.from(cursor, 'base64url').toString('utf8').split('.', 2);
  if (!/^\d{1,16}$/.test(joinedMicroseconds) || !isId(userId)) throw problem('invalid_cursor');
  return { joinedMicroseconds, userId };
}
