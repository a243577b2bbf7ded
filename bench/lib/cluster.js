import { setTimeout as sleep } from 'node:timers/promises';
import { call, generateKeys, register, seedKeys, startLatchkey, withKey, withToken } from './latchkey.js';

export const INSTANCES = 4;
/**
 * The first revokes, 25 at each instance, are a warm-up: like the load of other figures, they find servers that have been
 * in use.
 */
export const WARM_UP_REVOKES = 25 * INSTANCES;
const READY_SECONDS_MAX = 15;

/** Four instances on one database, and an account whose keys are to be revoked. */
export async function startCluster(workplace, name, keyCount) {
  const database = await workplace.createDatabase(name);
  const instances = [];
  while (instances.length < INSTANCES) {
    instances.push(await startLatchkey(workplace, database, { name: `instance ${instances.length + 1}` }));
  }
  const account = await register(instances[0]);
  const texts = await generateKeys(keyCount);
  await seedKeys(database, [account], texts);
  const ids = await idsOf(database, texts);
  const keys = texts.map((text) => ({ text, id: ids.get(text) }));
  return { database, instances, account, keys };
}

async function idsOf(database, texts) {
  const { sha256 } = await import('../../dist/src/core/secrets/digest.js');
  const { rows } = await database.superuser.query('SELECT id, digest FROM api_keys');
  const byDigest = new Map(rows.map(({ id, digest }) => [digest, id]));
  return new Map(texts.map((text) => [text, byDigest.get(sha256(text))]));
}

/** How an instance responds to a key. */
export const statusFor = async (instance, key) =>
  (await call(instance, 'GET', '/me', { headers: withKey(key.text) })).status;

export async function makeKnown(instances, key) {
  for (const instance of instances) {
    const status = await statusFor(instance, key);
    if (status !== 200) throw new Error(`A good key was answered with ${status}.`);
  }
}

/** @returns how long the owner waited for the answer, in milliseconds */
export async function revoke(instance, account, key) {
  const startedAt = performance.now();
  const path = `/workspaces/${account.workspaceId}/api-keys/${key.id}`;
  const { status, json } = await call(instance, 'DELETE', path, { headers: withToken(account.token) });
  const elapsedMs = performance.now() - startedAt;
  if (status !== 200) throw new Error(`DELETE of a key answered ${status} (${json?.code}).`);
  return elapsedMs;
}

/** A figure about revocation is worthless if the key still works. */
export function checkRefused(status, instance) {
  if (status !== 401) throw new Error(`${instance.name} answered ${status} to a key that was revoked.`);
}

export async function waitUntilComplete({ database, instances }) {
  const giveUpAt = performance.now() + READY_SECONDS_MAX * 1000;
  for (;;) {
    const { rows } = await database.superuser.query(
      'SELECT count(*)::int AS registered FROM authority_instances',
    );
    if (rows[0].registered === instances.length) return;
    if (performance.now() > giveUpAt) throw new Error('An instance did not register again.');
    await sleep(50);
  }
}
