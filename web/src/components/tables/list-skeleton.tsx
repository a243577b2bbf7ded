import { Skeleton } from '@mantine/core';

const ROWS = [0, 1, 2, 3, 4];

/**
 * Placeholder for a list that is loading.
 *
 * @param label such as "Loading members"
 */
export function ListSkeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} style={{ padding: 20 }}>
      {ROWS.map((row) => (
        <Skeleton key={row} height={28} mb={18} />
      ))}
    </div>
  );
}
