import { NoPlaceError } from './fair-semaphore.js';

/** Part of a budget, until it is released. */
export interface Reservation {
  /** Releases what turns out not to be needed. */
  shrinkTo: (bytes: number) => void;
  release: () => void;
}

/** Bounds how many bytes all groups (workspaces, addresses) hold together, and how many any one of them may hold. */
export class ByteBudget {
  private held = 0;
  private readonly heldByGroup = new Map<string, number>();

  constructor(
    private readonly total: number,
    private readonly perGroup: number,
  ) {}

  /** @throws {NoPlaceError} if that is more than is left */
  reserve(group: string, bytes: number): Reservation {
    if ((this.heldByGroup.get(group) ?? 0) + bytes > this.perGroup) throw new NoPlaceError('group');
    if (this.held + bytes > this.total) throw new NoPlaceError('all');
    let reserved = 0;
    const shrinkTo = (now: number): void => {
      this.add(group, now - reserved);
      reserved = now;
    };
    shrinkTo(bytes);
    return { shrinkTo: (now) => shrinkTo(Math.min(now, reserved)), release: () => shrinkTo(0) };
  }

  private add(group: string, bytes: number): void {
    this.held += bytes;
    const held = (this.heldByGroup.get(group) ?? 0) + bytes;
    if (held === 0) this.heldByGroup.delete(group);
    else this.heldByGroup.set(group, held);
  }
}
