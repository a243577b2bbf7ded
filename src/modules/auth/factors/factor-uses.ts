import { Injectable } from '@nestjs/common';
import type { Change } from '../../audit/changes.js';

type Listener = (change: Change, userId: string) => Promise<void>;

/** Tells other modules when a person has presented or added a second factor, and so has not lost them all. */
@Injectable()
export class FactorUses {
  private readonly listeners: Listener[] = [];

  /** @param listener runs in the change that accepts the factor, with the user's row locked */
  onUse(listener: Listener): void {
    this.listeners.push(listener);
  }

  async noted(change: Change, userId: string): Promise<void> {
    for (const listener of this.listeners) await listener(change, userId);
  }
}
