import { SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { t } from '../../language/translate';

/** Whether the figures of a rotation are those of both keys or of the open one; the choice is part of the URL. */
export function useIsOfBoth(): boolean {
  const { keys } = useSearch({ from: '/app/workspaces/$workspaceId/api-keys/$keyId' });
  return keys !== 'one';
}

export function KeysControl() {
  const isOfBoth = useIsOfBoth();
  const navigate = useNavigate();
  return (
    <SegmentedControl
      aria-label={t('Keys')}
      size="xs"
      data={[
        { value: 'both', label: t('Both keys') },
        { value: 'one', label: t('This key') },
      ]}
      value={isOfBoth ? 'both' : 'one'}
      onChange={(value) =>
        void navigate({
          to: '.',
          search: (now) => ({ ...now, keys: value === 'one' ? value : undefined }),
          replace: true,
          resetScroll: false,
        })
      }
    />
  );
}
