export interface FairSemaphoreOptions {
  /** How many may be admitted at the same time. */
  total: number;
  /** How many of them one group may hold while no other asks: the rest is kept free for others. */
  alone: number;
  waitingPerGroupMax: number;
  waitingMax: number;
  waitMaxMs: number;
}

/** Releases the slot. */
export type Release = () => void;

/** Why there is no slot: too many are waiting in the group, or in total. */
export class NoPlaceError extends Error {
  override name = 'NoPlaceError';
  constructor(readonly reason: 'group' | 'all') {
    super('There is no place');
  }
}

interface Waiter {
  admit: () => void;
}

interface Group {
  running: number;
  waitingCount: number;
  /** In the order in which they are served. */
  waiting: Map<string, Waiter[]>;
}

/** Groups that asked within the last one or two epochs count as active. */
const EPOCH_MS = 500;
/** With less, a group would sit idle while the database works for it. */
const SHARE_MIN = 2;
/** Slots kept free for newcomers while several groups share the others. */
const KEPT_FREE = 2;
/** A group with more waiters than this is noisy: while others ask, it gets one slot. They share the rest. */
const NOISY_WAITING = 8;

/**
 * A semaphore that divides its slots fairly among groups (workspaces), and within a group among its members (keys,
 * people). A lone group may hold many slots. As soon as others ask, it is held to its share, so that they find free
 * slots and an idle database at once instead of queueing behind everything it has sent. Waiters are served in turn: one
 * per group, and per member within it.
 */
export class FairSemaphore {
  private running = 0;
  private waitingCount = 0;
  private readonly groups = new Map<string, Group>();
  /** Groups with waiting members, in the order in which they are served. */
  private rotation: Group[] = [];
  private epochBeganAt = 0;
  private active = new Set<string>();
  private activeBefore = new Set<string>();

  constructor(
    private readonly options: FairSemaphoreOptions,
    private readonly now: () => number = () => performance.now(),
  ) {}

  get waitingNow(): number {
    return this.waitingCount;
  }

  /** @throws {NoPlaceError} at once if the queues are full, or after `waitMaxMs` */
  acquire(groupName: string, member: string): Release | Promise<Release> {
    const isNewcomer = this.noteActive(groupName);
    const group = this.groupOf(groupName);
    if (group.waitingCount === 0 && this.hasPlaceFor(group)) return this.admit(groupName, group);
    if (group.waitingCount >= this.options.waitingPerGroupMax) throw new NoPlaceError('group');
    if (this.waitingCount >= this.options.waitingMax) throw new NoPlaceError('all');
    return this.wait(groupName, group, member, isNewcomer);
  }

  private wait(groupName: string, group: Group, member: string, isNewcomer: boolean): Promise<Release> {
    return new Promise((resolve, reject) => {
      const line = group.waiting.get(member) ?? [];
      const timer = setTimeout(() => {
        this.leaveLine(group, member, waiter);
        reject(new NoPlaceError('all'));
      }, this.options.waitMaxMs);
      timer.unref();
      const waiter: Waiter = {
        admit: () => {
          clearTimeout(timer);
          resolve(this.admit(groupName, group));
        },
      };
      line.push(waiter);
      group.waiting.set(member, line);
      // A group with no recent requests goes first, so that one sign-in does not queue behind a flood.
      if (group.waitingCount === 0) this.rotation[isNewcomer ? 'unshift' : 'push'](group);
      group.waitingCount += 1;
      this.waitingCount += 1;
    });
  }

  private leaveLine(group: Group, member: string, waiter: Waiter): void {
    const line = group.waiting.get(member) ?? [];
    const position = line.indexOf(waiter);
    if (position === -1) return;
    line.splice(position, 1);
    if (line.length === 0) group.waiting.delete(member);
    group.waitingCount -= 1;
    this.waitingCount -= 1;
    if (group.waitingCount === 0) this.rotation = this.rotation.filter((other) => other !== group);
  }

  private admit(groupName: string, group: Group): Release {
    group.running += 1;
    this.running += 1;
    let released = false;
    return () => {
      if (released) return;
      released = true;
      group.running -= 1;
      this.running -= 1;
      if (group.running === 0 && group.waitingCount === 0) this.groups.delete(groupName);
      this.admitWaiting();
    };
  }

  /** Admits one waiter per group in turn, as long as there are slots. */
  private admitWaiting(): void {
    let passed = 0;
    while (this.running < this.options.total && passed < this.rotation.length) {
      const group = this.rotation.shift() as Group;
      const next = this.hasPlaceFor(group) ? this.nextOf(group) : undefined;
      if (group.waitingCount > 0) this.rotation.push(group);
      if (next) {
        passed = 0;
        next.admit();
      } else passed += 1;
    }
  }

  /** The first waiter of the next member. */
  private nextOf(group: Group): Waiter | undefined {
    const [turn] = group.waiting;
    if (!turn) return undefined;
    const [member, line] = turn;
    const waiter = line.shift();
    group.waiting.delete(member);
    if (line.length > 0) group.waiting.set(member, line);
    group.waitingCount -= 1;
    this.waitingCount -= 1;
    return waiter;
  }

  private hasPlaceFor(group: Group): boolean {
    return this.running < this.options.total && group.running < this.shareOf(group);
  }

  private shareOf({ waitingCount }: Group): number {
    const active = Math.max(this.active.size, this.activeBefore.size);
    const { total, alone } = this.options;
    if (active <= 1) return alone;
    if (waitingCount > NOISY_WAITING) return 1;
    return Math.min(alone, Math.max(SHARE_MIN, Math.floor((total - KEPT_FREE) / active)));
  }

  /** @returns whether the group has not asked recently */
  private noteActive(groupName: string): boolean {
    const now = this.now();
    if (now - this.epochBeganAt > EPOCH_MS) {
      this.activeBefore = now - this.epochBeganAt > 2 * EPOCH_MS ? new Set() : this.active;
      this.active = new Set();
      this.epochBeganAt = now;
    }
    const isNewcomer = !this.active.has(groupName) && !this.activeBefore.has(groupName);
    this.active.add(groupName);
    return isNewcomer;
  }

  private groupOf(name: string): Group {
    let group = this.groups.get(name);
    if (!group) {
      group = { running: 0, waitingCount: 0, waiting: new Map() };
      this.groups.set(name, group);
    }
    return group;
  }
}
