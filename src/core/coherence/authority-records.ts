import type { AuthorityQuery } from './confirming-server.js';
import type { EntryName, RecordKind, RecordMap, RecordTypes } from './record-types.js';

/** null: the record does not exist, which is remembered. undefined: it does not exist, and that is not remembered. */
export type Loaded<Kind extends RecordKind> = RecordTypes[Kind] | null | undefined;

export type Load<Result> = (query: AuthorityQuery) => Promise<Result>;

/** Records that can be read synchronously. */
export interface KnownRecords {
  /** undefined: not loaded yet; null: the record does not exist */
  get<Kind extends RecordKind>(name: EntryName<Kind>): Loaded<Kind>;
}

/** Where decisions read their records from: the coherent cache, or the database alone. */
export interface AuthorityRecords extends KnownRecords {
  read<Kind extends RecordKind, Result extends Loaded<Kind>>(
    name: EntryName<Kind>,
    load: Load<Result>,
  ): Promise<Result>;
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

  get<Kind extends RecordKind>(name: EntryName<Kind>): Loaded<Kind> {
    return this.records.get(name);
  }

  async read<Kind extends RecordKind, Result extends Loaded<Kind>>(
    name: EntryName<Kind>,
    load: Load<Result>,
  ): Promise<Result> {
    // A missing record counts as read, too.
    this.records.set(name, undefined);
    const record = await load(this.query);
    this.records.set(name, record);
    return record;
  }
}
