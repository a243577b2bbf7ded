import { describe, expect, it } from '@jest/globals';
import { createProgram } from './program.js';

const namesOf = async (first?: string): Promise<string[]> =>
  (await createProgram(first)).commands.map((command) => command.name());

describe('createProgram', () => {
  it('loads only the group of the command that runs', async () => {
    const all = await namesOf();
    const visible = all.filter((name) => name !== '__complete');
    expect(visible.length).toBeGreaterThan(10);
    for (const name of visible) {
      const loaded = await namesOf(name);
      expect(loaded).toContain(name);
      expect(loaded.length).toBeLessThanOrEqual(3);
    }
    expect(await namesOf('--version')).toEqual([]);
  });

  it.each(['--help', 'help', '__complete', 'kyes'])('loads every command for %s', async (first) => {
    expect(await namesOf(first)).toEqual(await namesOf());
  });
});
