import type { ApiKey } from '@latchkey/sdk';
import { Button, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import { queryClient } from '../../api/query-client';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { toast } from '../../components/feedback/toast';
import { DialogActions } from '../../components/forms/dialog-actions';
import { Form } from '../../components/forms/form';
import { session } from '../../session/session';
import { NewOwnerField } from '../../workspace/new-owner-field';
import { SignedEndpoints } from '../webhooks/signed-endpoints';
import { apiKeysChanged } from './queries';

interface TransferDialogProps {
  apiKey: ApiKey;
  opened: boolean;
  onClose: () => void;
}

/** Transfers a key to a service account. */
export function TransferDialog({ apiKey, opened, onClose }: TransferDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={`Transfer “${apiKey.name}”`}>
      <TransferForm apiKey={apiKey} onClose={onClose} />
    </Modal>
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
    toast(`Transferred to ${owner.name ?? owner.id}. Programs keep using the same key.`);
  });
  return (
    <Form onSubmit={() => void run()} error={error}>
      <Text size="sm">
        The key stays the same, so no program has to change. From then on it acts with the role of the service
        account, narrowed by the key’s scopes, and keeps working when its current owner,{' '}
        {apiKey.owner.name ?? 'a member'}, leaves.
      </Text>
      <NewOwnerField
        workspaceId={apiKey.workspaceId}
        currentOwnerId={apiKey.owner.id}
        role="viewer"
        missing="The workspace has no service account yet."
        value={serviceAccountId}
        onChange={setServiceAccountId}
      />
      <SignedEndpoints apiKey={apiKey}>
        Those that the current owner set up follow the key to a service account with the role admin.
      </SignedEndpoints>
      <ErrorAlert error={error} />
      <DialogActions>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={pending} disabled={serviceAccountId === null}>
          Transfer the key
        </Button>
      </DialogActions>
    </Form>
  );
}
