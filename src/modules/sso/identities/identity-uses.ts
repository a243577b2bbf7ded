import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Change } from '../../audit/changes.js';
import { ProvingIdentities } from '../../auth/sign-in/proving-identities.js';
import { Identity } from './identity.entity.js';

/** Lets sign-ins that take a second step use the identity that they began with. */
@Injectable()
export class IdentityUses implements OnModuleInit {
  constructor(private readonly proving: ProvingIdentities) {}

  onModuleInit(): void {
    this.proving.register(useIdentity);
  }
}

/**
 * Notes that the identity signs in. Call this with the user's row locked, as for unlinking it.
 *
 * @returns false if it is not linked to the account any more
 */
export async function useIdentity({ manager }: Change, userId: string, id: string): Promise<boolean> {
  const { affected } = await manager.update(
    Identity,
    { id, userId },
    { lastUsedAt: () => 'clock_timestamp()' },
  );
  return affected === 1;
}
