import { Button, Group, Text } from '@mantine/core';
import { IconBan } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { RevokeSelectedDialog } from './revoke-selected-dialog';
import { countOf, type Selection } from './selection';

/** What can be done to the keys that are selected. Nothing while there are none. */
export function SelectedKeys({ selection }: { selection: Selection }) {
  const [isRevoking, setIsRevoking] = useState(false);
  const { keys, clear } = selection;
  // While the dialog fades away, it still says which keys it was about.
  const asked = useRef(keys);
  if (isRevoking) asked.current = keys;
  return (
    <>
      {keys.length > 0 && (
        <Group gap="sm" px={20} pb="sm" role="group" aria-label="Selected keys">
          <Text size="sm" fw={560} role="status">
            {countOf(keys.length)} selected
          </Text>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconBan size={14} aria-hidden="true" />}
            onClick={() => setIsRevoking(true)}
          >
            Revoke…
          </Button>
          <Button size="xs" variant="subtle" onClick={clear}>
            Clear selection
          </Button>
        </Group>
      )}
      <RevokeSelectedDialog keys={asked.current} opened={isRevoking} onClose={() => setIsRevoking(false)} />
    </>
  );
}
