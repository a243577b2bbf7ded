import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Takes scopes from all that hold them. @returns how many held any of them */
type TakeAway = (manager: EntityManager, scopes: readonly string[]) => Promise<number>;

/** What has scopes of resource servers, and loses them when they end: modules above register what is theirs. */
@Injectable()
export class ScopeHolders {
  private readonly holders: TakeAway[] = [];

  register(takeAway: TakeAway): void {
    this.holders.push(takeAway);
  }

  async takeAway(manager: EntityManager, scopes: readonly string[]): Promise<number> {
    // Without the module that knows keys, a scope would end and its keys keep it.
    if (this.holders.length === 0) throw new Error('Nobody has said what holds scopes');
    if (scopes.length === 0) return 0;
    let count = 0;
    for (const takeAway of this.holders) count += await takeAway(manager, scopes);
    return count;
  }
}
