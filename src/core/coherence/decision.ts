import type { AuthorityRecords, KnownRecords, Load, Loaded } from './authority-records.js';
import type { EntryName, RecordKind, RecordTypes } from './record-types.js';

/** Thrown by a decision that needs a record which is not at hand. */
export class RecordNotAtHand<Kind extends RecordKind = RecordKind> extends Error {
  constructor(
    readonly entry: EntryName<Kind>,
    readonly load: Load<RecordTypes[Kind] | null>,
  ) {
    super(`${entry} is not at hand`);
  }
}

/**
 * For decisions.
 *
 * @returns null if there is no such record
 * @throws {RecordNotAtHand} for `decide`, which loads it
 */
export function recordAtHand<Kind extends RecordKind>(
  known: KnownRecords,
  name: EntryName<Kind>,
  load: Load<RecordTypes[Kind] | null>,
): RecordTypes[Kind] | null {
  const record = known.get(name);
  if (record === undefined) throw new RecordNotAtHand(name, load);
  return record;
}

/**
 * What `decision` makes of the records: at once where all that it takes is at hand, which is the rule and costs no
 * promise; else it loads what is missing and decides again. So a decision is written once, without waiting, and may run
 * several times: it counts and changes nothing before it has asked for its last record.
 */
export function decide<Result>(
  records: AuthorityRecords,
  decision: (known: KnownRecords) => Result,
): Result | Promise<Result> {
  try {
    return decision(records);
  } catch (error) {
    if (error instanceof RecordNotAtHand) return decideLoading(records, decision, error);
    throw error;
  }
}

async function decideLoading<Result>(
  records: AuthorityRecords,
  decision: (known: KnownRecords) => Result,
  first: RecordNotAtHand,
): Promise<Result> {
  const loaded = new LoadedRecords(records);
  for (let missing = first; ;) {
    await loaded.load(missing);
    try {
      return decision(loaded);
    } catch (error) {
      if (!(error instanceof RecordNotAtHand)) throw error;
      missing = error;
    }
  }
}

/** Records at hand, and those that were loaded for one decision: these may be dropped from the cache before it is made. */
class LoadedRecords implements KnownRecords {
  private readonly loaded = new Map<EntryName, unknown>();

  constructor(private readonly records: AuthorityRecords) {}

  get<Kind extends RecordKind>(name: EntryName<Kind>): Loaded<Kind> {
    const record = this.records.get(name);
    return record === undefined ? (this.loaded.get(name) as Loaded<Kind>) : record;
  }

  async load({ entry, load }: RecordNotAtHand): Promise<void> {
    this.loaded.set(entry, await this.records.read(entry, load));
  }
}
