import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/**
 * Removes scopes from everything that holds them.
 *
 * @returns how many held any of them
 */
type TakeAway = (manager: EntityManager, scopes: readonly string[]) => Promise<number>;

/** Whatever holds scopes of resource servers loses them when they end: other modules register here. */
@Injectable()
export class ScopeHolders {
  private readonly holders: TakeAway[] = [];

  register(takeAway: TakeAway): void {
    this.holders.push(takeAway);
  }

  async takeAway(manager: EntityManager, scopes: readonly string[]): Promise<number> {
    // Without the module that manages keys, a scope would end but its keys would keep it.
    if (this.holders.length === 0) throw new Error('Nobody has said what holds scopes');
    if (scopes.length === 0) return 0;
    let count = 0;
    for (const takeAway of this.holders) count += await takeAway(manager, scopes);
    return count;
  }
}
