import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Change } from '../audit/changes.js';
import { type Departing, Departures } from '../audit/departures.js';
import { FactorUses } from '../auth/factors/factor-uses.js';
import { RoleChanges } from '../workspaces/members/role-changes.js';
import { pendingResetOf, pendingResetsAround } from './pending-resets.js';
import { ResetStops } from './reset-stops.js';

/**
 * Stops a reset at the moment when the reason for it is gone. When it is due, that may be invisible: a used recovery code
 * has been replaced, a used factor was removed, someone has left and come back.
 */
@Injectable()
export class GroundlessResets implements OnModuleInit {
  constructor(
    private readonly uses: FactorUses,
    private readonly departures: Departures,
    private readonly roles: RoleChanges,
    private readonly stops: ResetStops,
  ) {}

  onModuleInit(): void {
    this.uses.onUse((change, userId) => this.stopOf(change, userId));
    this.departures.alsoEnd((change, departing) => this.stopAround(change, departing));
    this.roles.onChange(async (change, member, role) => {
      if (role !== 'owner') await this.stopRequestedBy(change, member);
    });
  }

  private async stopOf(change: Change, userId: string): Promise<void> {
    const reset = await pendingResetOf(change.manager, userId);
    if (reset) await this.stops.stop(change, reset, 'factor_used');
  }

  private async stopAround(change: Change, departing: Departing): Promise<void> {
    for (const reset of await pendingResetsAround(change.manager, departing)) {
      const outcome = reset.user.id === departing.userId ? 'member_left' : 'owner_left';
      await this.stops.stop(change, reset, outcome);
    }
  }

  private async stopRequestedBy(change: Change, owner: Departing): Promise<void> {
    for (const reset of await pendingResetsAround(change.manager, owner)) {
      if (reset.requestedBy.id === owner.userId) await this.stops.stop(change, reset, 'owner_left');
    }
  }
}
