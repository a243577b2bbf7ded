import { expect, it } from '@jest/globals';
import { ConnectionGate } from './connection-gate.js';
import { DatabaseUnavailableError } from './database-unavailable.js';

it('admits everyone until a check begins', async () => {
  await expect(new ConnectionGate().pass()).resolves.toBeUndefined();
});

it('holds new connections until the check completes', async () => {
  const gate = new ConnectionGate();
  gate.ask();
  const passed: string[] = [];
  const passing = gate.pass().then(() => passed.push('passed'));
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(passed).toEqual([]);
  gate.open();
  await passing;
  expect(passed).toEqual(['passed']);
});

it('refuses at once while the database is away, even during a check, and says why', async () => {
  const gate = new ConnectionGate();
  const cause = new Error('nothing listens');
  gate.ask();
  const early = gate.pass();
  gate.close(cause);
  gate.ask();
  for (const passing of [early, gate.pass()]) {
    await expect(passing).rejects.toThrow(DatabaseUnavailableError);
    await expect(passing).rejects.toMatchObject({ cause });
  }
  gate.open();
  await expect(gate.pass()).resolves.toBeUndefined();
});
