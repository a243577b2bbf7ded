import type { AuthorityQuery } from './confirming-server.js';
import type { EntryName, RecordKind, RecordTypes } from './record-types.js';

/** null: there is no such record, which is remembered too; undefined: there is none, and that is not remembered. */
export type Loaded<Kind extends RecordKind> = RecordTypes[Kind] | null | undefined;

export type Load<Result> = (query: AuthorityQuery) => Promise<Result>;

/** Records without any waiting. */
export interface KnownRecords {
  /** undefined: it is not at hand; null: there is no such record */
  get<Kind extends RecordKind>(name: EntryName<Kind>): Loaded<Kind>;
}

/** Where decisions get the records from that they rest on: the coherent cache, or the database alone. */
export interface AuthorityRecords extends KnownRecords {
  read<Kind extends RecordKind, Result extends Loaded<Kind>>(
    name: EntryName<Kind>,
    load: Load<Result>,
  ): Promise<Result>;
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

  get<Kind extends RecordKind>(name: EntryName<Kind>): Loaded<Kind> {
    return this.records.get(name) as Loaded<Kind>;
  }

  async read<Kind extends RecordKind, Result extends Loaded<Kind>>(
    name: EntryName<Kind>,
    load: Load<Result>,
  ): Promise<Result> {
    // What is not there was looked at, too.
    this.records.set(name, undefined);
    const record = await load(this.query);
    this.records.set(name, record);
    return record;
  }
}
