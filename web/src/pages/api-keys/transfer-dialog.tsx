import type { ApiKey } from '@latchkey/sdk';
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { queryClient } from '../../api/query-client';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { toast } from '../../components/feedback/toast';
import { DialogActions } from '../../components/forms/dialog-actions';
import { Form } from '../../components/forms/form';
import { FormModal } from '../../components/forms/form-modal';
import { session } from '../../session/session';
import { NewOwnerField } from '../../workspace/new-owner-field';
import { SignedEndpoints } from '../webhooks/signed-endpoints';
import { apiKeysChanged } from './queries';
import { t } from '../../language/translate';

interface TransferDialogProps {
  apiKey: ApiKey;
  opened: boolean;
  onClose: () => void;
}

/** Transfers a key to a service account. */
export function TransferDialog({ apiKey, opened, onClose }: TransferDialogProps) {
  return (
    <FormModal opened={opened} onClose={onClose} title={t('Transfer “{name}”', { name: apiKey.name })}>
      <TransferForm apiKey={apiKey} onClose={onClose} />
    </FormModal>
  );
}

function TransferForm({ apiKey, onClose }: Omit<TransferDialogProps, 'opened'>) {
  const [serviceAccountId, setServiceAccountId] = useState<string | null>(null);
  const { run, pending, error } = useAction(async () => {
    if (serviceAccountId === null) return;
    const { owner } = await session.workspaces.transferApiKey(apiKey.workspaceId, apiKey.id, {
      serviceAccountId,
    });
    onClose();
    await queryClient.invalidateQueries(apiKeysChanged(apiKey.workspaceId));
    toast(t('Transferred to {owner}. Programs keep using the same key.', { owner: owner.name ?? owner.id }));
  });
  return (
    <Form onSubmit={() => void run()} error={error}>
      <Text size="sm">
        {t(
          'The key stays the same, so no program has to change. From then on it acts with the role of the service account, narrowed by the key’s scopes, and keeps working when its current owner, {owner}, leaves.',
          { owner: apiKey.owner.name ?? t('a member') },
        )}
      </Text>
      <NewOwnerField
        workspaceId={apiKey.workspaceId}
        currentOwnerId={apiKey.owner.id}
        role="viewer"
        missing={t('The workspace has no service account yet.')}
        value={serviceAccountId}
        onChange={setServiceAccountId}
      />
      <SignedEndpoints apiKey={apiKey}>
        {t('Those that the current owner set up follow the key to a service account with the role admin.')}
      </SignedEndpoints>
      <ErrorAlert error={error} />
      <DialogActions>
        <Button variant="default" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <Button type="submit" loading={pending} disabled={serviceAccountId === null}>
          {t('Transfer the key')}
        </Button>
      </DialogActions>
    </Form>
  );
}
