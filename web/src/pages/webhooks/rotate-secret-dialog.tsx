import type { IssuedWebhookEndpoint, WebhookEndpoint } from '@latchkey/sdk';
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { queryClient } from '../../api/query-client';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { DialogActions } from '../../components/forms/dialog-actions';
import { Form } from '../../components/forms/form';
import { FormModal } from '../../components/forms/form-modal';
import { OVERLAP_SECONDS_DEFAULT, OverlapField } from '../../components/secrets/overlap-field';
import { session } from '../../session/session';
import { EndpointSecretView } from './endpoint-secret-view';
import { webhooksChanged } from './queries';
import { t } from '../../language/translate';

interface RotateSecretDialogProps {
  endpoint: WebhookEndpoint;
  opened: boolean;
  onClose: () => void;
}

/** Gives an endpoint a new secret of its own, even if a key signed for it before. */
export function RotateSecretDialog({ endpoint, opened, onClose }: RotateSecretDialogProps) {
  const [issued, setIssued] = useState<IssuedWebhookEndpoint>();
  const close = () => {
    setIssued(undefined);
    onClose();
    void queryClient.invalidateQueries(webhooksChanged(endpoint.workspaceId));
  };
  return (
    <FormModal
      opened={opened || issued !== undefined}
      onClose={close}
      size={issued ? 660 : 520}
      title={issued ? t('The new signing secret') : t('Rotate the signing secret')}
      closeOnClickOutside={false}
      closeOnEscape={!issued}
      withCloseButton={!issued}
    >
      {issued ? (
        <EndpointSecretView issued={issued} onDone={close} />
      ) : (
        <ChooseForm
          endpoint={endpoint}
          onCancel={close}
          onIssued={(answer) => {
            setIssued(answer);
            // Removes the dialog from the URL; it stays open for the secret.
            onClose();
          }}
        />
      )}
    </FormModal>
  );
}

interface ChooseFormProps {
  endpoint: WebhookEndpoint;
  onCancel: () => void;
  onIssued: (issued: IssuedWebhookEndpoint) => void;
}

function ChooseForm({ endpoint, onCancel, onIssued }: ChooseFormProps) {
  const [overlapSeconds, setOverlapSeconds] = useState(OVERLAP_SECONDS_DEFAULT);
  const { run, pending, error } = useAction(async () => {
    const rotation = { overlapSeconds };
    onIssued(
      await session.workspaces.rotateWebhookEndpointSecret(endpoint.workspaceId, endpoint.id, rotation),
    );
  });
  return (
    <Form onSubmit={() => void run()} error={error}>
      <Text size="sm">
        {endpoint.apiKeyId === null
          ? t('Deliveries get a signature with a new secret.')
          : t(
              'From now on, deliveries are signed with a secret of the endpoint instead of an API key’s. The endpoint no longer stops with the key.',
            )}
      </Text>
      <OverlapField
        label={t('The old secret')}
        goesOn={{
          label: t('also signs for a while'),
          description: t(
            'Deliveries carry both signatures. Give the receiver the new secret during that time, and no delivery is lost.',
          ),
          durationLabel: t('How long the old secret also signs'),
        }}
        stops={{
          label: t('stops at once'),
          description: t(
            'For a secret that has leaked. The receiver rejects deliveries until it has the new one.',
          ),
        }}
        seconds={overlapSeconds}
        onChange={setOverlapSeconds}
      />
      <ErrorAlert error={error} />
      <DialogActions>
        <Button variant="default" onClick={onCancel}>
          {t('Cancel')}
        </Button>
        <Button type="submit" loading={pending} color={overlapSeconds === 0 ? 'red' : 'patina'}>
          {overlapSeconds === 0 ? t('Rotate and stop the old secret') : t('Create new secret')}
        </Button>
      </DialogActions>
    </Form>
  );
}
