import type { EntityManager } from 'typeorm';
import { prepared } from '../../core/database/prepared.js';
import { problem } from '../../core/errors/problem.js';
import type { WorkspacePrincipal } from '../../core/principal/principal.js';
import { type Role, roleAtLeast } from '../../core/principal/roles.js';
import { SUSPENSION_CODES } from '../users/suspension.js';
import { LEAK, type Sighting } from './api-key-sighting.js';
import { type Owner, OWNER } from '../owners/owner.js';
import { type ApiKey, ENDED_WITH_PERSON, REVOKED_REASONS } from './api-key.entity.js';

export const API_KEY_STATUSES = ['active', 'disabled', 'suspended', 'revoked', 'expired', 'ended'] as const;

export const STATUS_REASONS = [...REVOKED_REASONS, 'disabled_by_user', ...SUSPENSION_CODES] as const;

type StatusReason = (typeof STATUS_REASONS)[number];

export type ApiKeyStatus = (typeof API_KEY_STATUSES)[number];

/** A key as the API shows it. Its digest and its signing secret are not even read. */
export type ApiKeyView = Omit<ApiKey, 'digest' | 'sealedSigningSecret' | 'limitsCountedAs'> & {
  limitsCountedAs: string;
  status: ApiKeyStatus;
  /** null for `active` and `expired`. */
  statusReason: StatusReason | null;
  lastUsedAt: Date | null;
  /** When it was first reported as leaked. */
  leakedAt: Date | null;
  /** The content of that report. */
  leak: Sighting | null;
  /** The key that this one replaced in a rotation. */
  replaces: string | null;
  /** The person or service account that it acts for. */
  owner: Owner;
};

/** A key locked by this transaction. */
export type LockedApiKey = ApiKeyView & {
  /** The role with which the key acts; null if its owner has left the workspace. */
  creatorRole: Role | null;
};

/** SQL on `api_keys k`: why the key is suspended, or NULL. */
const SUSPENSION = `CASE
  WHEN EXISTS (SELECT FROM users WHERE id = k.created_by AND suspended_at IS NOT NULL) THEN 'account_suspended'
  WHEN EXISTS (SELECT FROM workspaces WHERE id = k.workspace_id AND suspended_at IS NOT NULL) THEN 'workspace_suspended'
END`;

/** The status follows the database's clock, which also set the times. */
export const VIEW = `
  k.id, k.workspace_id AS "workspaceId", k.name, k.key_prefix AS "keyPrefix", k.scopes,
  k.allowed_ips AS "allowedIps", k.allowlist_mode AS "allowlistMode", k.limits, coalesce(k.limits_counted_as, k.id) AS "limitsCountedAs", k.expires_at AS "expiresAt", k.created_by AS "createdBy",
  k.created_at AS "createdAt", k.updated_at AS "updatedAt", k.revoked_at AS "revokedAt",
  k.replaced_by AS "replacedBy", (SELECT id FROM api_keys WHERE replaced_by = k.id LIMIT 1) AS replaces,
  k.revoked_reason AS "revokedReason",
  CASE WHEN NOT k.canary THEN k.disabled_at END AS "disabledAt", k.canary, k.description, k.metadata,
  k.created_by_key AS "createdByKey", k.made_by AS "madeBy", ${OWNER} AS owner, u.last_used_at AS "lastUsedAt", l.leaked_at AS "leakedAt", ${LEAK} AS leak,
  CASE WHEN k.revoked_at <= clock_timestamp() THEN k.revoked_reason
       WHEN k.expires_at <= clock_timestamp() THEN NULL
       WHEN k.disabled_at IS NOT NULL AND NOT k.canary THEN 'disabled_by_user'
       ELSE ${SUSPENSION} END AS "statusReason",
  CASE WHEN k.revoked_at <= clock_timestamp()
         THEN CASE WHEN k.revoked_reason IN (${ENDED_WITH_PERSON.map((reason) => `'${reason}'`).join(', ')}) THEN 'ended' ELSE 'revoked' END
       WHEN k.expires_at <= clock_timestamp() THEN 'expired'
       WHEN k.disabled_at IS NOT NULL AND NOT k.canary THEN 'disabled'
       WHEN (${SUSPENSION}) IS NOT NULL THEN 'suspended'
       ELSE 'active' END AS status`;

export const FROM = `FROM api_keys k
  JOIN users o ON o.id = k.created_by
  LEFT JOIN api_key_last_uses u ON u.api_key_id = k.id LEFT JOIN api_key_leaks l ON l.api_key_id = k.id`;

const SELECT_LOCKED = `SELECT ${VIEW}, m.role AS "creatorRole" ${FROM}
  LEFT JOIN memberships m ON m.workspace_id = k.workspace_id AND m.user_id = k.created_by`;

/**
 * SQL on `api_keys k`: viewers and members see and manage the keys that they created; admins and owners those of the
 * whole workspace. `visibility` gives its parameters, $1 and $2.
 */
export const VISIBLE_KEYS = visibleKeys('$1', '$2::uuid');

/** The same, with the workspace and the owner from columns of a joined table. */
export function visibleKeys(workspaceId: string, ownerId: string): string {
  return `k.workspace_id = ${workspaceId} AND (${ownerId} IS NULL OR k.created_by = ${ownerId})`;
}

/** The viewer of keys, and their role. */
export type KeyViewer = Pick<WorkspacePrincipal, 'workspaceId' | 'role' | 'userId'>;

export const visibility = ({ workspaceId, role, userId }: KeyViewer): [string, string | null] => [
  workspaceId,
  roleAtLeast(role, 'admin') ? null : userId,
];

/** `VISIBLE_KEYS`, for a key of the viewer's workspace that has been read. */
export const maySee = ({ role, userId }: KeyViewer, { createdBy }: Pick<ApiKeyView, 'createdBy'>): boolean =>
  roleAtLeast(role, 'admin') || createdBy === userId;

/** @throws not_found also for a key that the principal may not see, so that the two are indistinguishable */
export async function findApiKey(
  manager: EntityManager,
  principal: WorkspacePrincipal,
  id: string,
): Promise<ApiKeyView> {
  const [key] = await manager.query<ApiKeyView[]>(
    `SELECT ${VIEW} ${FROM} WHERE ${VISIBLE_KEYS} AND k.id = $3`,
    [...visibility(principal), id],
  );
  if (!key) throw problem('not_found');
  return key;
}

/** Regardless of its owner, for the server's operator. */
export async function findApiKeyByDigest(
  manager: EntityManager,
  digest: string,
): Promise<ApiKeyView | undefined> {
  const [key] = await manager.query<ApiKeyView[]>(`SELECT ${VIEW} ${FROM} WHERE k.digest = $1`, [digest]);
  return key;
}

/** Like `findApiKey`, and blocks other changes of the key until the transaction ends. */
export async function lockApiKey(
  manager: EntityManager,
  principal: WorkspacePrincipal,
  id: string,
): Promise<LockedApiKey> {
  const [key] = await lockApiKeys(manager, principal, 'k.id = $3', [id]);
  if (!key) throw problem('not_found');
  return key;
}

/**
 * Locks the keys that the principal may see.
 *
 * @param condition SQL on `api_keys k`, with parameters from $3 on
 */
export const lockApiKeys = (
  manager: EntityManager,
  principal: WorkspacePrincipal,
  condition: string,
  parameters: unknown[],
): Promise<LockedApiKey[]> =>
  lockAnyApiKeys(manager, `${VISIBLE_KEYS} AND ${condition}`, [...visibility(principal), ...parameters]);

/**
 * For changes that the server makes by itself.
 *
 * @param condition SQL on `api_keys k`
 */
export async function lockAnyApiKeys(
  manager: EntityManager,
  condition: string,
  parameters: unknown[],
): Promise<LockedApiKey[]> {
  // In a fixed order, so that two changes that lock the same keys do not deadlock.
  const locked = await manager.query<{ id: string }[]>(
    prepared(`SELECT k.id FROM api_keys k WHERE ${condition} ORDER BY k.id FOR NO KEY UPDATE`),
    parameters,
  );
  if (locked.length === 0) return [];
  // A separate statement: one that waited for the lock would join a transferred key to its previous owner, and lose the
  // row.
  const [only] = locked.length === 1 ? locked : [];
  return only
    ? manager.query<LockedApiKey[]>(READ_ONE_LOCKED, [only.id])
    : manager.query<LockedApiKey[]>(READ_LOCKED, [locked.map(({ id }) => id)]);
}

const READ_LOCKED = prepared(`${SELECT_LOCKED} WHERE k.id = ANY($1) ORDER BY k.id`);
/** PostgreSQL plans a statement about a list anew for each list, which takes longer than reading one key. */
const READ_ONE_LOCKED = prepared(`${SELECT_LOCKED} WHERE k.id = $1`);
