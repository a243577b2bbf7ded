/** Fills the limit with the best of every list before the second best of any, and returns the result list by list. */
export function shareOut<Item>(lists: readonly Item[][], limit: number): Item[] {
  const shares = lists.map(() => 0);
  const total = Math.min(
    limit,
    lists.reduce((sum, { length }) => sum + length, 0),
  );
  for (let shared = 0; shared < total;) {
    for (const [index, list] of lists.entries()) {
      const share = shares[index] as number;
      if (shared === total || share === list.length) continue;
      shares[index] = share + 1;
      shared += 1;
    }
  }
  return lists.flatMap((list, index) => list.slice(0, shares[index]));
}
