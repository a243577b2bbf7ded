import type { WebhookEndpoint } from '@latchkey/sdk';
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
import { roleAtLeast } from '../../workspace/roles';
import { serviceAccountsQuery } from '../../workspace/service-accounts';
import { webhooksChanged } from './queries';

interface TransferEndpointDialogProps {
  endpoint: WebhookEndpoint;
  opened: boolean;
  onClose: () => void;
}

/** Gives an endpoint to a service account. */
export function TransferEndpointDialog({ endpoint, opened, onClose }: TransferEndpointDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Transfer the endpoint">
      <TransferForm endpoint={endpoint} onClose={onClose} />
    </Modal>
  );
}

function TransferForm({ endpoint, onClose }: Omit<TransferEndpointDialogProps, 'opened'>) {
  const [serviceAccountId, setServiceAccountId] = useState<string | null>(null);
  const { data: accounts } = useQuery(serviceAccountsQuery(endpoint.workspaceId));
  const fitting = accounts?.filter(({ id, role }) => id !== endpoint.owner.id && roleAtLeast(role, 'admin'));
  const { run, pending, error } = useAction(async () => {
    if (serviceAccountId === null) return;
    const { owner } = await session.workspaces.transferWebhookEndpoint(endpoint.workspaceId, endpoint.id, {
      serviceAccountId,
    });
    onClose();
    await queryClient.invalidateQueries(webhooksChanged(endpoint.workspaceId));
    toast(`Transferred to ${owner.name ?? owner.id}. Deliveries go on as before.`);
  });
  return (
    <Form onSubmit={() => void run()} error={error}>
      <Text size="sm">
        Deliveries go on as before, and the endpoint no longer stops when {endpoint.owner.name ?? 'its owner'}{' '}
        leaves or has a lower role.
        {endpoint.apiKeyId !== null && ' It still stops with the API key that signs for it.'}
      </Text>
      {fitting?.length === 0 ? (
        <Text size="sm">
          This takes a service account with the role admin.{' '}
          <Anchor
            size="sm"
            renderRoot={(props) => (
              <Link
                to="/workspaces/$workspaceId/members"
                params={{ workspaceId: endpoint.workspaceId }}
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
          data={(fitting ?? []).map(({ id, name, role }) => ({ value: id, label: `${name} (${role})` }))}
          value={serviceAccountId}
          onChange={setServiceAccountId}
        />
      )}
      <ErrorAlert error={error} />
      <DialogActions>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={pending} disabled={serviceAccountId === null}>
          Transfer the endpoint
        </Button>
      </DialogActions>
    </Form>
  );
}
