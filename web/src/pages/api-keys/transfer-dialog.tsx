import type { ApiKey } from '@latchkey/sdk';
import { Anchor, Button, Modal, Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { queryClient } from '../../api/query-client';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { toast } from '../../components/feedback/toast';
import { DialogActions } from '../../components/forms/dialog-actions';
import { Form } from '../../components/forms/form';
import { session } from '../../session/session';
import { serviceAccountsQuery } from '../../workspace/service-accounts';
import { SignedEndpoints } from '../webhooks/signed-endpoints';
import { apiKeysChanged } from './queries';

interface TransferDialogProps {
  apiKey: ApiKey;
  opened: boolean;
  onClose: () => void;
}

/** Gives a key to a service account. */
export function TransferDialog({ apiKey, opened, onClose }: TransferDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={`Transfer “${apiKey.name}”`}>
      <TransferForm apiKey={apiKey} onClose={onClose} />
    </Modal>
  );
}

function TransferForm({ apiKey, onClose }: Omit<TransferDialogProps, 'opened'>) {
  const [serviceAccountId, setServiceAccountId] = useState<string | null>(null);
  const { data: accounts } = useQuery(serviceAccountsQuery(apiKey.workspaceId));
  const others = accounts?.filter(({ id }) => id !== apiKey.owner.id) ?? [];
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
      {accounts?.length === 0 ? (
        <Text size="sm">
          The workspace has no service account yet.{' '}
          <Anchor
            size="sm"
            renderRoot={(props) => (
              <Link
                to="/workspaces/$workspaceId/members"
                params={{ workspaceId: apiKey.workspaceId }}
                {...props}
              />
            )}
          >
            Create one on the Members page.
          </Anchor>
        </Text>
      ) : (
        <Select
          label="New owner"
          placeholder="Choose a service account"
          required
          data-autofocus
          allowDeselect={false}
          data={others.map(({ id, name, role }) => ({ value: id, label: `${name} (${role})` }))}
          value={serviceAccountId}
          onChange={setServiceAccountId}
        />
      )}
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
