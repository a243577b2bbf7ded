import { Skeleton } from '@mantine/core';
import { t } from '../../../language/translate';

export function TabSkeleton() {
  return (
    <div role="status" aria-label={t('Loading')}>
      <Skeleton height={280} radius="lg" mb="lg" />
      <Skeleton height={200} radius="lg" />
    </div>
  );
}
