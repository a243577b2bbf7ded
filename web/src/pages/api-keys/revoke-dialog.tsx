import type { ApiKey, ApiKeyUsage } from '@latchkey/sdk';
import { Alert, Button, Checkbox, Code, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconCircleCheck } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { queryClient } from '../../api/query-client';
import { useAction } from '../../api/use-action';
import { ConfirmByTyping } from '../../components/forms/confirm-by-typing';
import { DialogActions } from '../../components/forms/dialog-actions';
import { Time } from '../../components/time/time';
import { session } from '../../session/session';
import { SignedEndpoints } from '../webhooks/signed-endpoints';
import { apiKeysChanged, usageQuery } from './queries';
import { plural, rich, t } from '../../language/translate';

interface RevokeDialogProps {
  apiKey: ApiKey;
  opened: boolean;
  onClose: () => void;
}

/** Says what will stop, asks for the name, and reports when it has stopped everywhere. */
export function RevokeDialog({ apiKey, opened, onClose }: RevokeDialogProps) {
  const [isRevoked, setIsRevoked] = useState(false);
  const close = () => {
    onClose();
    // Even if it was refused: the user may no longer be allowed to see the key.
    void queryClient.invalidateQueries(apiKeysChanged(apiKey.workspaceId));
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      // Not while it fades out: it would ask again.
      onExitTransitionEnd={() => setIsRevoked(false)}
      title={isRevoked ? t('Revoked') : t('Revoke “{name}”?', { name: apiKey.name })}
    >
      {isRevoked ? (
        <Stack>
          <Alert
            color="patina"
            icon={<IconCircleCheck size={20} />}
            title={t('Revoked on every server')}
            role="status"
          >
            {t('Every server has confirmed the revocation and now rejects requests with {keyPrefix}….', {
              keyPrefix: apiKey.keyPrefix,
            })}
          </Alert>
          <DialogActions>
            <Button onClick={close} autoFocus>
              {t('Done')}
            </Button>
          </DialogActions>
        </Stack>
      ) : (
        <RevokeForm apiKey={apiKey} onClose={close} onRevoked={() => setIsRevoked(true)} />
      )}
    </Modal>
  );
}

interface RevokeFormProps {
  apiKey: ApiKey;
  onClose: () => void;
  onRevoked: () => void;
}

function RevokeForm({ apiKey, onClose, onRevoked }: RevokeFormProps) {
  const [descendants, setDescendants] = useState(false);
  const { data: usage } = useQuery(usageQuery(apiKey.workspaceId, apiKey.id, 'week'));
  const { run, pending, error } = useAction(async () => {
    await session.workspaces.revokeApiKey(apiKey.workspaceId, apiKey.id, { descendants });
    onRevoked();
  });

  return (
    <ConfirmByTyping
      confirmation={apiKey.name}
      action={t('Revoke the key')}
      run={run}
      pending={pending}
      error={error}
      onCancel={onClose}
    >
      <Text size="sm">
        {rich(
          'Every program that still uses {key} stops at once: its requests get 401. This cannot be undone.',
          { key: <Code>{apiKey.keyPrefix}…</Code> },
        )}
      </Text>
      <Alert color={usage && usage.totals.allowed > 0 ? 'brass' : 'gray'} title={t('Current use')}>
        {usage === undefined ? t('Loading the usage…') : lastUse(usage)}
      </Alert>
      <SignedEndpoints apiKey={apiKey}>
        {t('Deliveries to it stop until you assign another key.')}
      </SignedEndpoints>
      {(apiKey.scopes?.includes('api-keys:write') ?? true) && (
        <Checkbox
          label={t('Also revoke every key that was created with this key')}
          checked={descendants}
          onChange={(event) => setDescendants(event.currentTarget.checked)}
        />
      )}
    </ConfirmByTyping>
  );
}

function lastUse({ lastUsedAt, lastAddress: address, totals }: ApiKeyUsage): ReactNode {
  if (lastUsedAt === null) return t('The key was never used.');
  const time = <Time iso={lastUsedAt} />;
  const requests = plural(
    totals.allowed,
    '{count} request in the last 7 days',
    '{count} requests in the last 7 days',
  );
  return address === null
    ? rich('Last used {time}; {requests}.', { time, requests })
    : rich('Last used {time} from {address}; {requests}.', { time, address, requests });
}
