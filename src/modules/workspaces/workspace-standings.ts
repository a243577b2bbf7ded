import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../core/config/config.js';
import type { UserPrincipal } from '../../core/principal/principal.js';
import type { Role } from '../../core/principal/roles.js';
import { hasProvedSecondFactor } from '../users/second-factor.js';
import {
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

type Row = Pick<WorkspaceRow, 'id' | 'name' | 'requiresSecondFactor'> & StandingRow;

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
         u.suspended_reason AS "ofUser", w.suspended_reason AS "ofWorkspace"
       FROM memberships m JOIN users u ON u.id = m.user_id JOIN workspaces w ON w.id = m.workspace_id
       WHERE m.user_id = $1 AND w.deleted_at IS NULL`,
      [userId],
    );
    const mayActIn = (row: Row): boolean =>
      hasProvedSecondFactor(proof) || secondFactorRequirerOf(row, this.config) === null;
    return rows.filter(mayActIn).flatMap((row) => {
      const role = standingOf(row);
      return typeof role === 'object' ? [] : [{ workspaceId: row.id, name: row.name, userId, role }];
    });
  }
}
