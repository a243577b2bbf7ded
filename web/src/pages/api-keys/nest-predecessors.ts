import type { ApiKey } from '@latchkey/sdk';

type Listed = Pick<ApiKey, 'id' | 'status' | 'replacedBy'>;

/** Each key with whether it belongs to the key above it, as the predecessor in a rotation in progress. */
export function nestPredecessors<Key extends Listed>(
  keys: readonly Key[],
): { key: Key; isNested: boolean }[] {
  const ids = new Set(keys.map(({ id }) => id));
  const predecessors = new Map<string, Key>();
  const others: Key[] = [];
  for (const key of keys) {
    const { status, replacedBy } = key;
    // A successor that has not been loaded, or does not match the filters, cannot be above it.
    if (status === 'active' && replacedBy !== null && ids.has(replacedBy)) predecessors.set(replacedBy, key);
    else others.push(key);
  }
  // The old key of a rotation may have been the new one of another.
  const predecessorsOf = ({ id }: Key): Key[] => {
    const key = predecessors.get(id);
    return key ? [key, ...predecessorsOf(key)] : [];
  };
  return others.flatMap((key) => [
    { key, isNested: false },
    ...predecessorsOf(key).map((old) => ({ key: old, isNested: true })),
  ]);
}
