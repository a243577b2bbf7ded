import { describe, expect, it } from '@jest/globals';
import type { AuthorityRecords } from './authority-records.js';
import { decide, recordAtHand } from './decision.js';
import type { EntryName } from './record-types.js';

const record = (id: string) => ({
  userId: id,
  endsAt: 0,
  proof: { provenAt: 0, factorTypes: [], provedSecondFactor: false, ssoProviders: [], confinedTo: null },
});
type SessionName = EntryName<'session'>;

/** Records that are forgotten as soon as they are loaded, as in a full cache. */
function forgetfulRecords(inDatabase: Record<SessionName, ReturnType<typeof record> | null>) {
  const loads: string[] = [];
  const records: AuthorityRecords = {
    get: () => undefined,
    read: (name, load) => {
      loads.push(name);
      return load(() => Promise.resolve([]));
    },
    version: 0,
    isLeaseValid: true,
  };
  const session = (known: Parameters<Parameters<typeof decide>[1]>[0], name: SessionName) =>
    recordAtHand(known, name, () => Promise.resolve(inDatabase[name] ?? null));
  return { loads, records, session };
}

describe('A decision', () => {
  it('is made synchronously when its records are cached', () => {
    const { records, session } = forgetfulRecords({});
    const known: AuthorityRecords = { ...records, get: () => record('cached') as never };
    expect(decide(known, (at) => session(at, 'session:a')?.userId)).toBe('cached');
  });

  it('loads each missing record once, even if the cache forgets it at once', async () => {
    const { loads, records, session } = forgetfulRecords({
      'session:a': record('a'),
      'session:b': record('b'),
    });
    const users = await decide(records, (known) =>
      (['session:a', 'session:b', 'session:a'] as const).map((name) => session(known, name)?.userId),
    );
    expect(users).toEqual(['a', 'b', 'a']);
    expect(loads).toEqual(['session:a', 'session:b']);
  });

  it('learns that a record does not exist', async () => {
    const { loads, records, session } = forgetfulRecords({});
    expect(await decide(records, (known) => session(known, 'session:none'))).toBeNull();
    expect(loads).toEqual(['session:none']);
  });

  it('throws its own error, with or without loading, and fails when a load fails', async () => {
    const { records, session } = forgetfulRecords({ 'session:a': record('a') });
    const refuse = () => {
      throw new Error('refused');
    };
    expect(() => decide(records, refuse)).toThrow('refused');
    const afterLoading = decide(records, (known) => session(known, 'session:a') && refuse());
    await expect(afterLoading).rejects.toThrow('refused');
    const unreadable = { ...records, read: () => Promise.reject(new Error('no database')) };
    await expect(decide(unreadable, (known) => session(known, 'session:a'))).rejects.toThrow('no database');
  });
});
