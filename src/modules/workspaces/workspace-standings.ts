import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../core/config/config.js';
import type { UserPrincipal } from '../../core/principal/principal.js';
import type { Role } from '../../core/principal/roles.js';
import { hasProvedSecondFactor } from '../users/second-factor.js';
import { hasSignedInWith } from '../users/sso.js';
import {
  requiredProviderOf,
  secondFactorRequirerOf,
  type StandingRow,
  standingOf,
  type WorkspaceRow,
} from './workspace-authority.js';

/** A workspace in which a person may act, with their role there. */
export interface WorkspaceStanding {
  workspaceId: string;
  name: string;
  userId: string;
  role: Role;
}

type Row = Pick<WorkspaceRow, 'id' | 'name' | 'requiresSecondFactor' | 'providerId' | 'providerName'> &
  StandingRow;

/** For features that cover all workspaces of a person. */
@Injectable()
export class WorkspaceStandings {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The workspaces that the guard would admit this session to, by the same rules. */
  async of({ userId, proof }: UserPrincipal): Promise<WorkspaceStanding[]> {
    const rows = await this.dataSource.query<Row[]>(
      `SELECT w.id, w.name, w.require_second_factor AS "requiresSecondFactor", m.role,
         u.suspended_reason AS "ofUser", w.suspended_reason AS "ofWorkspace",
         p.id AS "providerId", p.name AS "providerName"
       FROM memberships m JOIN users u ON u.id = m.user_id JOIN workspaces w ON w.id = m.workspace_id
       LEFT JOIN workspace_identity_providers p ON p.workspace_id = w.id AND p.enforced_at IS NOT NULL
       WHERE m.user_id = $1 AND w.deleted_at IS NULL`,
      [userId],
    );
    const mayActIn = (row: Row): boolean => {
      const provider = requiredProviderOf(row);
      return (
        (proof.confinedTo === null || proof.confinedTo === row.id) &&
        (provider === null || hasSignedInWith(proof, provider.id)) &&
        (hasProvedSecondFactor(proof) || secondFactorRequirerOf(row, this.config) === null)
      );
    };
    return rows.filter(mayActIn).flatMap((row) => {
      const role = standingOf(row);
      return typeof role === 'object' ? [] : [{ workspaceId: row.id, name: row.name, userId, role }];
    });
  }
}
