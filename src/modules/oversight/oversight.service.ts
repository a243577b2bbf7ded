import type { RequestLimit } from '@latchkey/verifier/slices';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Problem, problem } from '../../core/errors/problem.js';
import * as field from '../../core/http/fields.js';
import { afterId } from '../../core/http/paging.js';
import type { Actor } from '../../core/principal/actor.js';
import { Changes } from '../audit/changes.js';
import {
  type OperatorUserResponse,
  type OperatorWorkspaceResponse,
  searchFor,
  type UsersQuery,
  type WorkspacesQuery,
} from './oversight.schemas.js';
import { setSuspension, type Suspendable } from './suspensions.js';
import { limitWorkspace } from './workspace-limits.js';
import { ERASED_EMAIL } from '../users/erased-user.js';
import type { LimitsMax } from '../workspaces/settings/limits-max.js';

interface SuspensionColumns {
  suspendedAt: Date | null;
  suspendedReason: string | null;
  createdAt: Date;
}

interface WorkspaceRow extends SuspensionColumns {
  id: string;
  name: string;
  owners: { id: string; email: string }[];
  limits: RequestLimit[] | null;
  limitsMax: LimitsMax;
}

interface UserRow extends SuspensionColumns {
  id: string;
  email: string;
  emailVerified: boolean;
  name: string | null;
}

const WORKSPACES = `SELECT w.id, w.name, w.suspended_at AS "suspendedAt", w.suspended_reason AS "suspendedReason",
    w.created_at AS "createdAt", w.limits, w.limits_max AS "limitsMax", coalesce((
      SELECT jsonb_agg(jsonb_build_object('id', o.id, 'email', o.email)) FROM (
        SELECT u.id, u.email FROM memberships m JOIN users u ON u.id = m.user_id
        WHERE m.workspace_id = w.id AND m.role = 'owner' ORDER BY m.created_at, u.id LIMIT 10) AS o), '[]') AS owners
  FROM workspaces w WHERE w.deleted_at IS NULL`;

const USERS = `SELECT id, email, email_verified_at IS NOT NULL AS "emailVerified", name, suspended_at AS "suspendedAt",
    suspended_reason AS "suspendedReason", created_at AS "createdAt"
  FROM users WHERE NOT is_service_account AND email <> ${ERASED_EMAIL}`;

/** SQL of `?status=`, by parameter $1. */
const HAS_STATUS = `($1::text IS NULL OR ($1 = 'suspended') = (suspended_at IS NOT NULL))`;

/** Lets the server's operator see and suspend workspaces and accounts, without access to their contents. */
@Injectable()
export class Oversight {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
  ) {}

  /** Newest first. One more than fits the page. */
  async workspaces(query: WorkspacesQuery): Promise<OperatorWorkspaceResponse[]> {
    const rows = await this.dataSource.manager.query<WorkspaceRow[]>(
      `${WORKSPACES} AND ${HAS_STATUS} AND ($2::text IS NULL OR normalize(w.name, NFC) ILIKE normalize($2, NFC) OR w.id = $3)
         AND ($4::uuid IS NULL OR EXISTS (SELECT FROM memberships WHERE workspace_id = w.id AND user_id = $4))
         AND ($5::uuid IS NULL OR w.id < $5)
       ORDER BY w.id DESC LIMIT $6`,
      [query.status ?? null, ...searchFor(query.q), query.user_id ?? null, afterId(query), query.limit + 1],
    );
    return rows.map(toWorkspace);
  }

  workspace(id: string): Promise<OperatorWorkspaceResponse> {
    return findWorkspace(this.dataSource.manager, id);
  }

  /** Newest first. One more than fits the page. */
  async users(query: UsersQuery): Promise<OperatorUserResponse[]> {
    const rows = await this.dataSource.manager.query<UserRow[]>(
      `${USERS} AND ${HAS_STATUS}
         AND ($2::text IS NULL OR email ILIKE $2 OR normalize(name, NFC) ILIKE normalize($2, NFC) OR id = $3)
         AND ($4::uuid IS NULL OR id < $4)
       ORDER BY id DESC LIMIT $5`,
      [query.status ?? null, ...searchFor(query.q), afterId(query), query.limit + 1],
    );
    return rows.map(toUser);
  }

  user(id: string): Promise<OperatorUserResponse> {
    return findUser(this.dataSource.manager, id);
  }

  /** @param reason null: lifts the suspension */
  suspendWorkspace(actor: Actor, id: string, reason: string | null): Promise<OperatorWorkspaceResponse> {
    return this.set(actor, 'workspace', id, reason, findWorkspace);
  }

  /**
   * Final when answered: no instance or verifier allows more.
   *
   * @param limitsMax null: as for all workspaces
   */
  limitWorkspace(actor: Actor, id: string, limitsMax: LimitsMax): Promise<OperatorWorkspaceResponse> {
    return this.changes.runOnAuthority(actor, async (change) => {
      if ((await limitWorkspace(change, id, limitsMax)) === undefined) throw noWorkspace(id);
      return findWorkspace(change.manager, id);
    });
  }

  /** @param reason null: lifts the suspension */
  suspendUser(actor: Actor, id: string, reason: string | null): Promise<OperatorUserResponse> {
    return this.set(actor, 'account', id, reason, findUser);
  }

  private set<T>(
    actor: Actor,
    target: Suspendable,
    id: string,
    reason: string | null,
    find: (manager: EntityManager, id: string) => Promise<T>,
  ): Promise<T> {
    return this.changes.runOnAuthority(actor, async (change) => {
      if ((await setSuspension(change, target, id, reason)) === undefined) throw problem('not_found');
      return find(change.manager, id);
    });
  }
}

const noWorkspace = (id: string): Problem => problem('not_found', { detail: `There is no workspace ${id}.` });

async function findWorkspace(manager: EntityManager, id: string): Promise<OperatorWorkspaceResponse> {
  const [row] = await manager.query<WorkspaceRow[]>(`${WORKSPACES} AND w.id = $1`, [id]);
  if (!row) throw noWorkspace(id);
  return toWorkspace(row);
}

async function findUser(manager: EntityManager, id: string): Promise<OperatorUserResponse> {
  const [row] = await manager.query<UserRow[]>(`${USERS} AND id = $1`, [id]);
  if (!row) throw problem('not_found', { detail: `There is no user ${id}.` });
  return toUser(row);
}

const toSuspension = ({ suspendedAt, suspendedReason, createdAt }: SuspensionColumns) => ({
  suspended_at: field.toNullableTimestamp(suspendedAt),
  suspended_reason: suspendedReason,
  created_at: field.toTimestamp(createdAt),
});

const toWorkspace = (row: WorkspaceRow): OperatorWorkspaceResponse => ({
  id: row.id,
  name: row.name,
  owners: row.owners,
  limits: row.limits,
  limits_max: row.limitsMax,
  ...toSuspension(row),
});

const toUser = (row: UserRow): OperatorUserResponse => ({
  id: row.id,
  email: row.email,
  email_verified: row.emailVerified,
  name: row.name,
  ...toSuspension(row),
});
