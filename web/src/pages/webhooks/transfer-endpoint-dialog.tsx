import type { WebhookEndpoint } from '@latchkey/sdk';
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
import { webhooksChanged } from './queries';
import { t } from '../../language/translate';

interface TransferEndpointDialogProps {
  endpoint: WebhookEndpoint;
  opened: boolean;
  onClose: () => void;
}

/** Gives an endpoint to a service account. */
export function TransferEndpointDialog({ endpoint, opened, onClose }: TransferEndpointDialogProps) {
  return (
    <FormModal opened={opened} onClose={onClose} title={t('Transfer the endpoint')}>
      <TransferForm endpoint={endpoint} onClose={onClose} />
    </FormModal>
  );
}

function TransferForm({ endpoint, onClose }: Omit<TransferEndpointDialogProps, 'opened'>) {
  const [serviceAccountId, setServiceAccountId] = useState<string | null>(null);
  const { run, pending, error } = useAction(async () => {
    if (serviceAccountId === null) return;
    const { owner } = await session.workspaces.transferWebhookEndpoint(endpoint.workspaceId, endpoint.id, {
      serviceAccountId,
    });
    onClose();
    await queryClient.invalidateQueries(webhooksChanged(endpoint.workspaceId));
    toast(t('Transferred to {name}. Deliveries continue as before.', { name: owner.name ?? owner.id }));
  });
  return (
    <Form onSubmit={() => void run()} error={error}>
      <Text size="sm">
        {t(
          'Deliveries continue as before, and the endpoint no longer stops when {owner} leaves or has a lower role.',
          { owner: endpoint.owner.name ?? t('its owner') },
        )}
        {endpoint.apiKeyId !== null && ` ${t('It still stops with the API key that signs for it.')}`}
      </Text>
      <NewOwnerField
        workspaceId={endpoint.workspaceId}
        currentOwnerId={endpoint.owner.id}
        role="admin"
        missing={t('This requires a service account with the role admin.')}
        value={serviceAccountId}
        onChange={setServiceAccountId}
      />
      <ErrorAlert error={error} />
      <DialogActions>
        <Button variant="default" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <Button type="submit" loading={pending} disabled={serviceAccountId === null}>
          {t('Transfer the endpoint')}
        </Button>
      </DialogActions>
    </Form>
  );
}
