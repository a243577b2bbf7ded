import type { LimitSource, RequestLimit } from '@latchkey/verifier/slices';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../core/config/config.js';
import type { AuthorityQuery } from '../../core/coherence/confirming-server.js';
import { limitSourceOf } from '../../core/primitives/request-limits.js';
import type { Role } from '../../core/principal/roles.js';
import type { SecondFactorRequirer } from '../users/second-factor.js';
import type { RequiredProvider } from '../users/sso.js';
import type { Suspension } from '../users/suspension.js';
import type { LimitsMax } from './settings/limits-max.js';
import { requiresSecondFactorOfAll, workspaceRequestLimits } from './workspaces.variables.js';

declare module '../../core/coherence/record-types.js' {
  interface RecordTypes {
    member: Standing;
    workspace: WorkspaceRecord;
  }
}

/** What a member may do in a workspace: what the role allows, or nothing while suspended. */
export type Standing = Role | Suspension;

/** What requests need to know about a workspace; cached as `workspace:<id>`. */
export interface WorkspaceRecord {
  id: string;
  name: string;
  /** The limits that the requests of all its API keys count against; null: none. */
  requestLimits: LimitSource | null;
  /** Who requires members, but not API keys, to have one. */
  secondFactorRequiredBy: SecondFactorRequirer | null;
  /** The identity provider that members, but not API keys, must have signed in with. */
  requiredProvider: RequiredProvider | null;
}

export interface WorkspaceRow extends Pick<WorkspaceRecord, 'id' | 'name'> {
  requiresSecondFactor: boolean;
  limits: RequestLimit[] | null;
  limitsMax: LimitsMax;
  providerId: string | null;
  providerName: string | null;
}

/**
 * A membership, and why its member may do nothing at the moment: the suspension of the account, and of the workspace.
 */
export interface StandingRow {
  role: Role;
  ofUser: string | null;
  ofWorkspace: string | null;
}

export function standingOf({ role, ofUser, ofWorkspace }: StandingRow): Standing {
  if (ofUser !== null) return { code: 'account_suspended', reason: ofUser };
  if (ofWorkspace !== null) return { code: 'workspace_suspended', reason: ofWorkspace };
  return role;
}

/** Who requires a second factor of the members; null: nobody. */
export function secondFactorRequirerOf(
  { requiresSecondFactor }: Pick<WorkspaceRow, 'requiresSecondFactor'>,
  config: Pick<Config, 'variables'>,
): SecondFactorRequirer | null {
  if (requiresSecondFactorOfAll(config)) return 'server';
  return requiresSecondFactor ? 'workspace' : null;
}

/** The identity provider that members must have signed in with; null: none. */
export const requiredProviderOf = ({
  providerId: id,
  providerName: name,
}: Pick<WorkspaceRow, 'providerId' | 'providerName'>): RequiredProvider | null =>
  id === null || name === null ? null : { id, name };

/** Reads memberships and workspaces for the guard. One indexed query each. */
@Injectable()
export class WorkspaceAuthority {
  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'variables'>) {}

  /**
   * Cached as `member:<workspace>:<user>`.
   *
   * @returns null if the user is not a member
   */
  async loadStanding(query: AuthorityQuery, workspaceId: string, userId: string): Promise<Standing | null> {
    const [row] = await query<StandingRow>(
      `SELECT m.role, u.suspended_reason AS "ofUser", w.suspended_reason AS "ofWorkspace"
       FROM memberships m JOIN users u ON u.id = m.user_id JOIN workspaces w ON w.id = m.workspace_id
       WHERE m.workspace_id = $1 AND m.user_id = $2`,
      [workspaceId, userId],
    );
    return row ? standingOf(row) : null;
  }

  /** @returns null if there is no such workspace */
  async loadWorkspace(query: AuthorityQuery, workspaceId: string): Promise<WorkspaceRecord | null> {
    const [row] = await query<WorkspaceRow>(
      `SELECT w.id, w.name, w.limits, w.limits_max AS "limitsMax",
         w.require_second_factor AS "requiresSecondFactor", p.id AS "providerId", p.name AS "providerName"
       FROM workspaces w
       LEFT JOIN workspace_identity_providers p ON p.workspace_id = w.id AND p.enforced_at IS NOT NULL
       WHERE w.id = $1 AND w.deleted_at IS NULL`,
      [workspaceId],
    );
    if (!row) return null;
    const { id, name, limits, limitsMax } = row;
    return {
      id,
      name,
      requestLimits: limitSourceOf('workspace', id, limits, workspaceRequestLimits(this.config, limitsMax)),
      secondFactorRequiredBy: secondFactorRequirerOf(row, this.config),
      requiredProvider: requiredProviderOf(row),
    };
  }
}
