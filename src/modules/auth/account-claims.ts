import { Injectable } from '@nestjs/common';
import type { Change } from '../audit/changes.js';

type Listener = (change: Change, userId: string) => Promise<number>;

/**
 * The moment in which an address is proved for the first time by resetting the password. Whoever signed up before may
 * have been a stranger, who waits for the owner of the address to arrive ("account pre-hijacking", Sudhodanan & Paverd,
 * USENIX Security 2022). What they left behind ends; the modules that keep it listen here.
 */
@Injectable()
export class AccountClaims {
  private readonly listeners: Listener[] = [];

  onClaim(listener: Listener): void {
    this.listeners.push(listener);
  }

  /** @returns how many API keys ended */
  async claim(change: Change, userId: string): Promise<number> {
    let keys = 0;
    for (const listener of this.listeners) keys += await listener(change, userId);
    return keys;
  }
}
