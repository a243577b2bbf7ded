import type { ApiKey } from '@latchkey/sdk';
import { Alert, List, Modal, Text } from '@mantine/core';
import { queryClient } from '../../api/query-client';
import { useAction } from '../../api/use-action';
import { toast } from '../../components/feedback/toast';
import { ConfirmByTyping } from '../../components/forms/confirm-by-typing';
import { Time } from '../../components/time/time';
import { session } from '../../session/session';
import { useWorkspace } from '../../workspace/queries';
import { apiKeysChanged } from './queries';
import { plural, t } from '../../language/translate';

const RECENT_DAYS = 7;
const DAY_MS = 86_400_000;

interface RevokeSelectedDialogProps {
  keys: ApiKey[];
  opened: boolean;
  onClose: () => void;
}

/** Says which of the keys were used recently, and revokes all of them or none. */
export function RevokeSelectedDialog({ keys, opened, onClose }: RevokeSelectedDialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={plural(keys.length, 'Revoke {count} key?', 'Revoke {count} keys?')}
    >
      <RevokeSelectedForm keys={keys} onClose={onClose} />
    </Modal>
  );
}

function RevokeSelectedForm({ keys, onClose }: Omit<RevokeSelectedDialogProps, 'opened'>) {
  const { id: workspaceId } = useWorkspace();
  const { run, pending, error } = useAction(async () => {
    const ids = keys.map(({ id }) => id);
    try {
      const { revoked } = await session.workspaces.revokeApiKeys(workspaceId, { ids });
      onClose();
      toast(
        plural(
          revoked,
          'Revoked {count} key. Every server now rejects it.',
          'Revoked {count} keys. Every server now rejects them.',
        ),
      );
    } finally {
      // Even if it was refused: a key that is gone must not stay selected.
      void queryClient.invalidateQueries(apiKeysChanged(workspaceId));
    }
  });
  const usedSince = Date.now() - RECENT_DAYS * DAY_MS;
  const used = keys.filter(({ lastUsedAt }) => lastUsedAt !== null && Date.parse(lastUsedAt) > usedSince);

  return (
    <ConfirmByTyping
      confirmation={plural(keys.length, 'revoke {count} key', 'revoke {count} keys')}
      action={plural(keys.length, 'Revoke the key', 'Revoke the keys')}
      run={run}
      pending={pending}
      error={error}
      onCancel={onClose}
    >
      <Text size="sm">
        {t(
          'Every program that still uses one of them stops at once: its requests get 401. This cannot be undone.',
        )}
      </Text>
      <Alert
        color={used.length > 0 ? 'brass' : 'gray'}
        title={
          used.length > 0
            ? plural(
                used.length,
                '{count} key used in the last {days} days',
                '{count} keys used in the last {days} days',
                { days: RECENT_DAYS },
              )
            : t('None was used in the last {days} days', { days: RECENT_DAYS })
        }
      >
        {used.length > 0 && (
          <List size="sm" spacing={2} style={{ maxHeight: 160, overflowY: 'auto', overflowWrap: 'anywhere' }}>
            {used.map(({ id, name, lastUsedAt }) => (
              <List.Item key={id}>
                {name}, <Time iso={lastUsedAt} />
              </List.Item>
            ))}
          </List>
        )}
      </Alert>
    </ConfirmByTyping>
  );
}
