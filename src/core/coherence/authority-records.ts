import type { AuthorityQuery } from './confirming-server.js';
import type { EntryName, Loaded, RecordKind, RecordMap, RecordTypes } from './record-types.js';

export type Load<Result> = (query: AuthorityQuery) => Promise<Result>;

/** Records that can be read synchronously. */
export interface KnownRecords {
  /** undefined: not loaded yet; null: the record does not exist */
  get<Kind extends RecordKind>(name: EntryName<Kind>): Loaded<RecordTypes[Kind]>;
}

/** Where decisions read their records from: the coherent cache, or the database alone. */
export interface AuthorityRecords extends KnownRecords {
  read<Kind extends RecordKind>(
    name: EntryName<Kind>,
    load: Load<Loaded<RecordTypes[Kind]>>,
  ): Promise<Loaded<RecordTypes[Kind]>>;
  /** While this number stays the same and the lease is valid, results derived from loaded records hold. */
  readonly version: number;
  readonly isLeaseValid: boolean;
}

/** Reads every record from the database and keeps them by name. */
export class FreshRecords implements AuthorityRecords {
  private readonly records: RecordMap & Pick<Map<EntryName, unknown>, 'keys'> = new Map();
  readonly version = NaN;
  readonly isLeaseValid = false;

  constructor(private readonly query: AuthorityQuery) {}

  /** Of everything read so far. */
  names(): EntryName[] {
    return [...this.records.keys()];
  }

  get<Kind extends RecordKind>(name: EntryName<Kind>): Loaded<RecordTypes[Kind]> {
    return this.records.get(name);
  }

  async read<Kind extends RecordKind>(
    name: EntryName<Kind>,
    load: Load<Loaded<RecordTypes[Kind]>>,
  ): Promise<Loaded<RecordTypes[Kind]>> {
    // A missing record counts as read, too.
    this.records.set(name, undefined);
    const record = await load(this.query);
    this.records.set(name, record);
    return record;
  }
}
