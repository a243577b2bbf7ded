import type { ServiceAccount } from '@latchkey/sdk';
import { Button, Modal, Stack, Text } from '@mantine/core';
import { queryClient } from '../../api/query-client';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { toast } from '../../components/feedback/toast';
import { DialogActions } from '../../components/forms/dialog-actions';
import { session } from '../../session/session';
import { useWorkspace } from '../../workspace/queries';
import { serviceAccountsQuery } from '../../workspace/service-accounts';
import { apiKeysChanged } from '../api-keys/queries';
import { webhooksChanged } from '../webhooks/queries';
import { plural, t } from '../../language/translate';

interface DeleteServiceAccountDialogProps {
  account: ServiceAccount;
  onClose: () => void;
}

export function DeleteServiceAccountDialog({ account, onClose }: DeleteServiceAccountDialogProps) {
  const workspace = useWorkspace();
  const { name, apiKeys, webhookEndpoints } = account;
  const { run, pending, error } = useAction(async () => {
    await session.workspaces.deleteServiceAccount(workspace.id, account.id);
    toast(t('{name} is deleted, and every server now rejects its keys.', { name }));
    onClose();
    await Promise.all([
      queryClient.invalidateQueries(serviceAccountsQuery(workspace.id)),
      queryClient.invalidateQueries(apiKeysChanged(workspace.id)),
      queryClient.invalidateQueries(webhooksChanged(workspace.id)),
    ]);
  });
  return (
    <Modal opened onClose={onClose} title={t('Delete {name}?', { name })}>
      <Stack>
        <Text size="sm">
          {apiKeys === 0
            ? t('It has no working API key.')
            : plural(
                apiKeys,
                'Its working API key ends at once, on every server. This cannot be undone.',
                'Its {count} working API keys end at once, on every server. This cannot be undone.',
              )}
        </Text>
        {webhookEndpoints > 0 && (
          <Text size="sm">
            {plural(
              webhookEndpoints,
              'Its webhook endpoint stops, too, until you resume it or give it another signing key.',
              'Its {count} webhook endpoints stop, too, until you resume them or give them another signing key.',
            )}
          </Text>
        )}
        <ErrorAlert error={error} />
        <DialogActions>
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('Cancel')}
          </Button>
          <Button color="red" loading={pending} onClick={() => void run()}>
            {t('Delete the service account')}
          </Button>
        </DialogActions>
      </Stack>
    </Modal>
  );
}
