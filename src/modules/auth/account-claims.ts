import { Injectable } from '@nestjs/common';
import type { Change } from '../audit/changes.js';

type Listener = (change: Change, userId: string) => Promise<number>;

/**
 * Runs when an address is first proved, by resetting the password. Whoever signed up with it before may have been a
 * stranger waiting for the address's owner to arrive ("account pre-hijacking", Sudhodanan & Paverd, USENIX Security
 * 2022). Everything they left behind is revoked; the modules that store it register here.
 */
@Injectable()
export class AccountClaims {
  private readonly listeners: Listener[] = [];

  onClaim(listener: Listener): void {
    this.listeners.push(listener);
  }

  /** @returns how many API keys were revoked */
  async claim(change: Change, userId: string): Promise<number> {
    let keys = 0;
    for (const listener of this.listeners) keys += await listener(change, userId);
    return keys;
  }
}
