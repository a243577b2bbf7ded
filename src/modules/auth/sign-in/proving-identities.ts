import { Injectable } from '@nestjs/common';
import type { Change } from '../../audit/changes.js';

type Use = (change: Change, userId: string, identityId: string) => Promise<boolean>;

/**
 * Where a sign-in that began with an identity provider asks for the identity when it ends, which may be minutes later.
 * The module that stores identities registers here.
 */
@Injectable()
export class ProvingIdentities {
  private registered: Use | undefined;

  register(use: Use): void {
    this.registered = use;
  }

  /**
   * Notes that the identity has signed in. Call it with the user's row locked.
   *
   * @returns false if it is not linked to the account any more
   */
  async use(change: Change, userId: string, identityId: string): Promise<boolean> {
    return (await this.registered?.(change, userId, identityId)) ?? false;
  }
}
