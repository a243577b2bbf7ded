import type { WebhookEndpoint } from '@latchkey/sdk';
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { queryClient } from '../../api/query-client';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { toast } from '../../components/feedback/toast';
import { DialogActions } from '../../components/forms/dialog-actions';
import { fieldProblems } from '../../components/forms/field-problems';
import { Form } from '../../components/forms/form';
import { FormModal } from '../../components/forms/form-modal';
import { session } from '../../session/session';
import { webhooksChanged } from './queries';
import { SigningKeyField } from './signing-key-field';
import { t } from '../../language/translate';

interface AssignKeyDialogProps {
  endpoint: WebhookEndpoint;
  opened: boolean;
  onClose: () => void;
}

/** For an endpoint whose key has stopped. */
export function AssignKeyDialog({ endpoint, opened, onClose }: AssignKeyDialogProps) {
  return (
    <FormModal opened={opened} onClose={onClose} size={540} title={t('Assign another key')}>
      <AssignForm endpoint={endpoint} onClose={onClose} />
    </FormModal>
  );
}

function AssignForm({ endpoint, onClose }: Omit<AssignKeyDialogProps, 'opened'>) {
  const [apiKeyId, setApiKeyId] = useState<string | null>();
  const { run, pending, error } = useAction(async () => {
    await session.workspaces.updateWebhookEndpoint(endpoint.workspaceId, endpoint.id, {
      apiKeyId: apiKeyId ?? '',
    });
    await queryClient.invalidateQueries(webhooksChanged(endpoint.workspaceId));
    onClose();
    toast(t('The new key now signs the deliveries.'));
  });
  const { fields, rest } = fieldProblems(error, ['apiKeyId']);
  return (
    <Form onSubmit={() => void run()} error={error}>
      <Text size="sm">
        {t(
          'Give the receiver the new key’s signing secret first: it rejects deliveries that it cannot verify.',
        )}
      </Text>
      <SigningKeyField value={apiKeyId} onChange={setApiKeyId} offersOwn={false} error={fields.apiKeyId} />
      <ErrorAlert error={rest} />
      <DialogActions>
        <Button variant="default" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <Button type="submit" loading={pending}>
          {t('Assign the key')}
        </Button>
      </DialogActions>
    </Form>
  );
}
