import { expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { KeyRing } from '../../../core/secrets/key-ring.js';
import { issuePasskeyChallenge, openPasskeyChallenge } from './passkey-challenge.js';

const keyRing = new KeyRing(['x'.repeat(40)]);
const caller = { address: '192.0.2.1' };

/** A database at that time, in microseconds. */
const at = (microseconds: number) =>
  ({ query: () => Promise.resolve([{ microseconds: String(microseconds) }]) }) as unknown as EntityManager;

it('A challenge is valid for exactly five minutes by the database clock', async () => {
  const text = await issuePasskeyChallenge(at(1_000_000), keyRing, 'sign-in', caller);
  const open = (microseconds: number) =>
    openPasskeyChallenge(at(microseconds), keyRing, 'sign-in', text, caller);
  expect(await open(300_999_999)).toMatchObject({ sessionId: null, issuedAt: 1_000_000 });
  expect(await open(301_000_000)).toBeNull();
});

it('A challenge opens on any instance with the same key ring, and with no other key', async () => {
  const text = await issuePasskeyChallenge(at(0), keyRing, 'sign-in', caller);
  const others = new KeyRing(['y'.repeat(40)]);
  expect(await openPasskeyChallenge(at(1), others, 'sign-in', text, caller)).toBeNull();
  const rotated = new KeyRing(['y'.repeat(40), 'x'.repeat(40)]);
  expect(await openPasskeyChallenge(at(1), rotated, 'sign-in', text, caller)).not.toBeNull();
});
