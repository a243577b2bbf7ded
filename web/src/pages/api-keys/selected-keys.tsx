import { Button, Group, Text } from '@mantine/core';
import { IconBan, IconClock } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { ExportKeys } from './export-keys';
import { RevokeSelectedDialog } from './revoke-selected-dialog';
import type { Selection } from './selection';
import { SetExpiryDialog } from './set-expiry-dialog';
import { plural, t } from '../../language/translate';

/** Actions for the selected keys. Renders nothing if there are none. */
export function SelectedKeys({ selection }: { selection: Selection }) {
  const [doing, setDoing] = useState<'revoke' | 'expiry' | null>(null);
  const { keys, clear } = selection;
  const close = () => setDoing(null);
  // While the dialog fades away, it still says which keys it was about.
  const asked = useRef(keys);
  if (doing !== null) asked.current = keys;
  return (
    <>
      {keys.length > 0 && (
        <Group gap="sm" px={20} pb="sm" role="group" aria-label={t('Selected keys')}>
          <Text size="sm" fw={560} role="status">
            {plural(keys.length, '{count} key selected', '{count} keys selected')}
          </Text>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconBan size={14} aria-hidden="true" />}
            onClick={() => setDoing('revoke')}
          >
            {t('Revoke…')}
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconClock size={14} aria-hidden="true" />}
            onClick={() => setDoing('expiry')}
          >
            {t('Set expiry…')}
          </Button>
          <ExportKeys load={() => Promise.resolve(keys)} />
          <Button size="xs" variant="subtle" onClick={clear}>
            {t('Clear selection')}
          </Button>
        </Group>
      )}
      <RevokeSelectedDialog keys={asked.current} opened={doing === 'revoke'} onClose={close} />
      <SetExpiryDialog keys={asked.current} opened={doing === 'expiry'} onClose={close} />
    </>
  );
}
