import { Skeleton } from '@mantine/core';

export function TabSkeleton() {
  return (
    <div role="status" aria-label="Loading">
      <Skeleton height={280} radius="lg" mb="lg" />
      <Skeleton height={200} radius="lg" />
    </div>
  );
}
