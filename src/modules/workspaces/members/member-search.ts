import type { EntityManager } from 'typeorm';
import {
  bestFirst,
  candidates,
  hasText,
  parametersOf,
  TEXT,
  type TextSearch,
} from '../../../core/database/text-search.js';
import type { MemberRow } from './member.schemas.js';

export type FoundMember = Pick<MemberRow, 'userId' | 'email' | 'name'> & { workspaceId: string };

const CANDIDATES = candidates({
  table: 'users',
  row: 'u',
  places: 'unnest($6::uuid[]) AS place (workspace_id)',
  rows: 'memberships m',
  id: 'm.user_id',
  isVisible: 'm.workspace_id = place.workspace_id',
});

/** Finds members of any of the workspaces by a part of their name or address, or by their whole id. */
export const searchMembers = (
  manager: EntityManager,
  workspaceIds: readonly string[],
  search: TextSearch,
): Promise<FoundMember[]> =>
  manager.query<FoundMember[]>(
    `SELECT candidate.workspace_id AS "workspaceId", u.id AS "userId", u.email, u.name
     FROM ${CANDIDATES}
     WHERE NOT u.is_service_account AND (${hasText('u.name', TEXT.pattern)} OR ${hasText('u.email', TEXT.pattern)} OR u.id = ${TEXT.id})
     ${bestFirst('coalesce(u.name, u.email)')}`,
    [...parametersOf(search), workspaceIds],
  );
