import type { ServiceAccount } from '@latchkey/sdk';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { queryClient } from '../../api/query-client';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { toast } from '../../components/feedback/toast';
import { session } from '../../session/session';
import { useWorkspace } from '../../workspace/queries';
import { serviceAccountsQuery } from '../../workspace/service-accounts';
import { apiKeysChanged } from '../api-keys/queries';
import { webhooksChanged } from '../webhooks/queries';

interface DeleteServiceAccountDialogProps {
  account: ServiceAccount;
  onClose: () => void;
}

export function DeleteServiceAccountDialog({ account, onClose }: DeleteServiceAccountDialogProps) {
  const workspace = useWorkspace();
  const { name, apiKeys, webhookEndpoints } = account;
  const { run, pending, error } = useAction(async () => {
    await session.workspaces.deleteServiceAccount(workspace.id, account.id);
    toast(`${name} is deleted, and every server now rejects its keys.`);
    onClose();
    await Promise.all([
      queryClient.invalidateQueries(serviceAccountsQuery(workspace.id)),
      queryClient.invalidateQueries(apiKeysChanged(workspace.id)),
      queryClient.invalidateQueries(webhooksChanged(workspace.id)),
    ]);
  });
  return (
    <Modal opened onClose={onClose} title={`Delete ${name}?`}>
      <Stack>
        <Text size="sm">
          {apiKeys === 0
            ? 'It has no working API key.'
            : `${apiKeys === 1 ? 'Its working API key ends' : `Its ${apiKeys} working API keys end`} at once, on every server. This cannot be undone.`}
        </Text>
        {webhookEndpoints > 0 && (
          <Text size="sm">
            {webhookEndpoints === 1
              ? 'Its webhook endpoint stops, too, until you resume it or give it another signing key.'
              : `Its ${webhookEndpoints} webhook endpoints stop, too, until you resume them or give them another signing key.`}
          </Text>
        )}
        <ErrorAlert error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            Cancel
          </Button>
          <Button color="red" loading={pending} onClick={() => void run()}>
            Delete the service account
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
