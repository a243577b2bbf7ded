import { Injectable } from '@nestjs/common';
import type { Change } from '../audit/changes.js';
import { FactorResetNotices } from './factor-reset-notices.js';
import { endReset, type PendingReset, type ResetOutcome } from './pending-resets.js';
import { recordStop } from './record-stop.js';

/** Ends a reset that is not to happen, and tells everyone who was told that it would. */
@Injectable()
export class ResetStops {
  constructor(private readonly notices: FactorResetNotices) {}

  /**
   * @param stoppedIn the workspace whose owner stopped it, if not the one where it was requested
   * @returns false if it has ended meanwhile
   */
  async stop(
    change: Change,
    reset: PendingReset,
    outcome: ResetOutcome,
    stoppedIn?: string,
  ): Promise<boolean> {
    if (!(await endReset(change.manager, reset.id, outcome))) return false;
    await recordStop(change, reset, outcome, stoppedIn);
    await this.notices.send(change, reset, 'stopped');
    return true;
  }
}
