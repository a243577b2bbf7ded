import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ScopeHolders } from '../../resource-servers/scope-holders.js';

/** Removes the scopes of deleted resource servers from keys. */
@Injectable()
export class ScopedKeys implements OnModuleInit {
  constructor(private readonly holders: ScopeHolders) {}

  onModuleInit(): void {
    this.holders.register(takeFromKeys);
  }
}

async function takeFromKeys(manager: EntityManager, scopes: readonly string[]): Promise<number> {
  const [, count] = await manager.query<[unknown[], number]>(
    `UPDATE api_keys SET updated_at = clock_timestamp(),
       scopes = ARRAY(SELECT scope FROM unnest(scopes) WITH ORDINALITY AS s (scope, place)
                      WHERE NOT scope = ANY ($1) ORDER BY place)
     WHERE scopes && $1`,
    [scopes],
  );
  return count;
}
