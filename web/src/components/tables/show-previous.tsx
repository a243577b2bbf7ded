import { Button, Group, Text } from '@mantine/core';
import type { usePageWindow } from './use-page-window';
import { t } from '../../language/translate';

interface ShowPreviousProps {
  window: Pick<ReturnType<typeof usePageWindow>, 'items' | 'before' | 'isWindowed' | 'showPrevious'>;
}

/** Above a list of which only part is on screen: says which part, and leads back. */
export function ShowPrevious({ window: { items, before, isWindowed, showPrevious } }: ShowPreviousProps) {
  if (!isWindowed || items === undefined) return null;
  const isAtStart = before === 0;
  return (
    <Group justify="center" mb="md">
      {/* Always rendered, so that keyboard users keep their place. */}
      <Button
        variant="default"
        data-disabled={isAtStart || undefined}
        aria-disabled={isAtStart}
        onClick={() => !isAtStart && showPrevious()}
      >
        {t('Show previous')}
      </Button>
      <Text size="sm" c="dimmed" role="status">
        {t('Entries {first} to {last}', { first: before + 1, last: before + items.length })}
      </Text>
    </Group>
  );
}
