import { type Account, request } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { createKey, keysPath, whoAmI } from '../support/api-keys.js';
import type { Instance } from './cluster.js';

/** A key that every instance has served, and so has in its cache. */
export interface KnownKey {
  id: string;
  key: string;
}

/** Creates keys through the first instance, and has all instances serve each. */
export async function createKnownKeys(
  instances: readonly Instance[],
  owner: Account,
  count: number,
): Promise<KnownKey[]> {
  const [first] = instances as [Instance];
  return Promise.all(
    Array.from({ length: count }, async () => {
      const { id, key } = (await createKey(first.server, owner)) as KnownKey;
      await Promise.all(
        instances.map((instance) => eventually('the key is served', () => isServed(instance, key))),
      );
      return { id, key };
    }),
  );
}

export const isServed = async ({ server }: Instance, key: string): Promise<boolean> =>
  (await whoAmI(server, { apiKey: key })).status === 200;

/**
 * Revokes a key through one instance.
 *
 * @returns the status, and which instances accepted the key after the answer
 */
export async function revoke(
  via: Instance,
  owner: Account,
  { id, key }: KnownKey,
  instances: readonly Instance[],
): Promise<{ status: number; servedBy: number[] }> {
  const { status } = await request(via.server, 'DELETE', keysPath(owner.workspace.id, id), {
    token: owner.accessToken,
  });
  const served = await Promise.all(instances.map((instance) => isServed(instance, key)));
  return { status, servedBy: instances.filter((_, index) => served[index]).map(({ index }) => index) };
}

/** Resolves when all are ready. */
export const whenReady = (instances: readonly Instance[]): Promise<unknown> =>
  eventually('the instances are ready', async () => {
    const answers = await Promise.all(
      instances.map(({ server }) => request(server, 'GET', '/health/ready').catch(() => undefined)),
    );
    return answers.every((answer) => answer?.status === 200);
  });
