import { Injectable } from '@nestjs/common';
import type { Role } from '../../../core/principal/roles.js';
import type { Change } from '../../audit/changes.js';

type Listener = (
  change: Change,
  member: { workspaceId: string; userId: string },
  role: Role,
) => Promise<void>;

/** Tells other modules when somebody gives a member another role. */
@Injectable()
export class RoleChanges {
  private readonly listeners: Listener[] = [];

  /** @param listener runs in the same change, with the workspace's memberships locked */
  onChange(listener: Listener): void {
    this.listeners.push(listener);
  }

  async noted(change: Change, member: { workspaceId: string; userId: string }, role: Role): Promise<void> {
    for (const listener of this.listeners) await listener(change, member, role);
  }
}
