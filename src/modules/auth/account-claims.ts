import { Injectable } from '@nestjs/common';
import type { Change } from '../audit/changes.js';

/** What a module keeps that a stranger may have left behind, and how to end it. */
export interface Claimable {
  /** Locks what `end` needs, before the user's row is locked, which comes last everywhere. */
  lock(change: Change, userId: string): Promise<void>;
  /** @returns how many API keys were revoked */
  end(change: Change, userId: string): Promise<number>;
}

/**
 * Runs when an address is first proved, by resetting the password. Whoever signed up with it before may have been a
 * stranger waiting for the address's owner to arrive ("account pre-hijacking", Sudhodanan & Paverd, USENIX Security
 * 2022). Everything they left behind is revoked; the modules that store it register here.
 */
@Injectable()
export class AccountClaims {
  private readonly registered: Claimable[] = [];

  register(claimable: Claimable): void {
    this.registered.push(claimable);
  }

  async lock(change: Change, userId: string): Promise<void> {
    for (const claimable of this.registered) await claimable.lock(change, userId);
  }

  /** @returns how many API keys were revoked */
  async claim(change: Change, userId: string): Promise<number> {
    let keys = 0;
    for (const claimable of this.registered) keys += await claimable.end(change, userId);
    return keys;
  }
}
