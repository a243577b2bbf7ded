import type { AuthorityRecords, KnownRecords, Load } from './authority-records.js';
import type { EntryName, Loaded, RecordKind, RecordMap, RecordTypes } from './record-types.js';

/** Thrown by a decision that needs a record which is not loaded yet. */
class RecordNotAtHand extends Error {
  constructor(
    readonly entry: EntryName,
    readonly load: Load<RecordTypes[RecordKind] | null>,
  ) {
    super(`${entry} is not at hand`);
  }
}

/**
 * Reads a record inside a decision.
 *
 * @returns null if the record does not exist
 * @throws {RecordNotAtHand} so that `decide` loads it
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
 * Evaluates `decision`: synchronously when every record it needs is cached, which is the usual case and costs no
 * promise; otherwise it loads what is missing and evaluates again. So a decision is written once, as synchronous code,
 * and may run several times: it must not count or change anything before it has read its last record.
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

/** Cached records, plus those loaded for this decision, which the cache may drop before it is made. */
class LoadedRecords implements KnownRecords {
  private readonly loaded: RecordMap = new Map();

  constructor(private readonly records: AuthorityRecords) {}

  get<Kind extends RecordKind>(name: EntryName<Kind>): Loaded<RecordTypes[Kind]> {
    const record = this.records.get(name);
    return record === undefined ? this.loaded.get(name) : record;
  }

  async load({ entry, load }: RecordNotAtHand): Promise<void> {
    this.loaded.set(entry, await this.records.read(entry, load));
  }
}
