import type { CredentialRecord } from './record.js';

/** Stands for every entry: used by changes that made too many stale to list them. */
export const EVERY_ENTRY = '*';

interface Cached {
  record: CredentialRecord;
  /** Since the last time it was considered for eviction. */
  isUsed: boolean;
}

/** A load in progress, which tracks the entries dropped since it began. */
export class PendingLoad {
  private readonly dropped = new Set<string>();

  drop(entries: readonly string[]): void {
    for (const entry of entries) this.dropped.add(entry);
  }

  /** Whether its result may depend on something that was dropped meanwhile. */
  isStale(dependsOn: readonly string[]): boolean {
    return this.dropped.has(EVERY_ENTRY) || dependsOn.some((entry) => this.dropped.has(entry));
  }
}

/** A bounded cache of records, each of which is removed when any entry it depends on is dropped. */
export class RecordCache {
  /** Oldest first. */
  private readonly records = new Map<string, Cached>();
  private readonly byEntry = new Map<string, Set<string>>();
  private readonly loads = new Set<PendingLoad>();

  /** @param onDrop called before anything is dropped */
  constructor(
    private readonly recordsMax: number,
    private readonly onDrop: () => void = () => undefined,
  ) {}

  get(name: string): CredentialRecord | undefined {
    const cached = this.records.get(name);
    if (!cached) return undefined;
    cached.isUsed = true;
    return cached.record;
  }

  set(name: string, record: CredentialRecord): void {
    this.delete(name);
    if (this.records.size >= this.recordsMax) this.makeRoom();
    this.records.set(name, { record, isUsed: false });
    for (const entry of record.dependsOn) {
      const names = this.byEntry.get(entry);
      if (names) names.add(name);
      else this.byEntry.set(entry, new Set([name]));
    }
  }

  /** Tracks what is dropped from now on, until `finish`. */
  begin(): PendingLoad {
    const load = new PendingLoad();
    this.loads.add(load);
    return load;
  }

  finish(load: PendingLoad): void {
    this.loads.delete(load);
  }

  drop(entries: readonly string[]): void {
    if (entries.length === 0) return;
    this.onDrop();
    for (const load of this.loads) load.drop(entries);
    if (entries.includes(EVERY_ENTRY)) {
      this.records.clear();
      this.byEntry.clear();
      return;
    }
    for (const entry of entries) for (const name of this.byEntry.get(entry) ?? []) this.delete(name);
  }

  get size(): number {
    return this.records.size;
  }

  private delete(name: string): void {
    const cached = this.records.get(name);
    if (!cached) return;
    this.records.delete(name);
    for (const entry of cached.record.dependsOn) {
      const names = this.byEntry.get(entry);
      names?.delete(name);
      if (names?.size === 0) this.byEntry.delete(entry);
    }
  }

  /** Evicts the oldest record that has not been used since it was last considered. */
  private makeRoom(): void {
    for (const [name, cached] of this.records) {
      if (!cached.isUsed) {
        this.delete(name);
        return;
      }
      cached.isUsed = false;
      this.records.delete(name);
      this.records.set(name, cached);
    }
  }
}
