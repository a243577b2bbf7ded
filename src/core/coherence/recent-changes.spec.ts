import { describe, expect, it } from '@jest/globals';
import { RecentChanges } from './recent-changes.js';

const change = (sequence: number) => ({ sequence: String(sequence), entry: `key:${sequence}` });
const sequencesAfter = (recent: RecentChanges, sequence: number): string[] =>
  recent.after(BigInt(sequence)).map((known) => known.sequence);

describe('recent changes', () => {
  it('are told without a gap, or not at all', () => {
    const recent = new RecentChanges();
    recent.beginAfter(10n);
    recent.add([change(11), change(13)]);
    expect(sequencesAfter(recent, 9)).toEqual([]);
    expect(sequencesAfter(recent, 10)).toEqual(['11', '13']);
    expect(sequencesAfter(recent, 12)).toEqual(['13']);
    expect(sequencesAfter(recent, 13)).toEqual([]);
  });

  it('are not told to those who lack one that was forgotten', () => {
    const recent = new RecentChanges();
    recent.beginAfter(0n);
    recent.add(Array.from({ length: 1_002 }, (_, index) => change(index + 1)));
    expect(sequencesAfter(recent, 1)).toEqual([]);
    expect(sequencesAfter(recent, 2)).toHaveLength(1_000);
  });

  it('end where the instance starts over', () => {
    const recent = new RecentChanges();
    recent.add([change(1), change(2)]);
    recent.beginAfter(2n);
    recent.add([change(3)]);
    expect(sequencesAfter(recent, 1)).toEqual([]);
    expect(sequencesAfter(recent, 2)).toEqual(['3']);
  });
});
