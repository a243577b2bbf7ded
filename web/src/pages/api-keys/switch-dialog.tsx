import type { ApiKey } from '@latchkey/sdk';
import { Button, Code, Text } from '@mantine/core';
import { useState } from 'react';
import { queryClient } from '../../api/query-client';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { toast } from '../../components/feedback/toast';
import { DialogActions } from '../../components/forms/dialog-actions';
import { Form } from '../../components/forms/form';
import { FormModal } from '../../components/forms/form-modal';
import { session } from '../../session/session';
import { SignedEndpoints } from '../webhooks/signed-endpoints';
import { apiKeysChanged } from './queries';
import { rich, t } from '../../language/translate';

interface SwitchDialogProps {
  apiKey: ApiKey;
  opened: boolean;
  onClose: () => void;
}

/** Disables a key, or enables it again. */
export function SwitchDialog({ apiKey, opened, onClose }: SwitchDialogProps) {
  return (
    <FormModal
      opened={opened}
      onClose={onClose}
      title={
        apiKey.disabled
          ? t('Enable “{name}”?', { name: apiKey.name })
          : t('Disable “{name}”?', { name: apiKey.name })
      }
    >
      <SwitchForm apiKey={apiKey} onClose={onClose} />
    </FormModal>
  );
}

function SwitchForm({ apiKey, onClose }: Omit<SwitchDialogProps, 'opened'>) {
  // The state when the dialog opened: its wording must not change under the button.
  const [wasDisabled] = useState(apiKey.disabled);
  const { run, pending, error } = useAction(async () => {
    await session.workspaces.updateApiKey(apiKey.workspaceId, apiKey.id, { disabled: !wasDisabled });
    onClose();
    await queryClient.invalidateQueries(apiKeysChanged(apiKey.workspaceId));
    toast(
      wasDisabled ? t('Enabled. The key works again.') : t('Disabled. Every server now rejects the key.'),
    );
  });
  const key = <Code>{apiKey.keyPrefix}…</Code>;
  return (
    <Form onSubmit={() => void run()} error={error}>
      {wasDisabled ? (
        <Text size="sm">
          {rich('Every program that has {key} can use it again, with the limits that the key has now.', {
            key,
          })}
        </Text>
      ) : (
        <>
          <Text size="sm">
            {rich(
              'Every program that still uses {key} stops at once: its requests get 401 until you enable the key again.',
              { key },
            )}
          </Text>
          <SignedEndpoints apiKey={apiKey}>{t('Deliveries to it stop until then.')}</SignedEndpoints>
        </>
      )}
      <ErrorAlert error={error} />
      <DialogActions>
        <Button variant="default" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <Button type="submit" loading={pending} data-autofocus>
          {wasDisabled ? t('Enable the key') : t('Disable the key')}
        </Button>
      </DialogActions>
    </Form>
  );
}
