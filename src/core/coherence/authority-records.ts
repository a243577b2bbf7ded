import type { EntryName } from './authority-cache.js';
import type { AuthorityQuery } from './confirming-server.js';

type Load<T> = (query: AuthorityQuery) => Promise<T>;

/** Where decisions get the records from that they rest on: the coherent cache, or the database alone. */
export interface AuthorityRecords {
  /** A record that is at hand, without any waiting. */
  get<T>(name: EntryName): T | undefined;
  read<T>(name: EntryName, load: Load<T>): Promise<T>;
  /** Until this number changes, and while the lease is valid, what was worked out from records at hand holds. */
  readonly version: number;
  readonly isLeaseValid: boolean;
}

/** Reads every record from the database, and keeps them with their names. */
export class FreshRecords implements AuthorityRecords {
  readonly records = new Map<EntryName, unknown>();
  readonly version = NaN;
  readonly isLeaseValid = false;

  constructor(private readonly query: AuthorityQuery) {}

  get(): undefined {
    return undefined;
  }

  async read<T>(name: EntryName, load: Load<T>): Promise<T> {
    // What is not there was looked at, too.
    this.records.set(name, undefined);
    const record = await load(this.query);
    this.records.set(name, record);
    return record;
  }
}
