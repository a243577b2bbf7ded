import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/**
 * Removes scopes from everything that holds them.
 *
 * @returns how many held any of them
 */
type RemoveScopes = (manager: EntityManager, scopes: readonly string[]) => Promise<number>;

/** Whatever holds scopes of resource servers loses them when they end: other modules register here. */
@Injectable()
export class ScopeHolders {
  private readonly holders: RemoveScopes[] = [];

  register(removeScopes: RemoveScopes): void {
    this.holders.push(removeScopes);
  }

  async removeScopes(manager: EntityManager, scopes: readonly string[]): Promise<number> {
    // Without the module that manages keys, a scope would end but its keys would keep it.
    if (this.holders.length === 0) throw new Error('No holder of scopes is registered');
    if (scopes.length === 0) return 0;
    let count = 0;
    for (const removeScopes of this.holders) count += await removeScopes(manager, scopes);
    return count;
  }
}
