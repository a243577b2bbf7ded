import type { IssuedWebhookEndpoint, WebhookEndpoint } from '@latchkey/sdk';
import { Button, Group, Modal, Radio, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { queryClient } from '../../api/query-client';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { Form } from '../../components/forms/form';
import { OVERLAP_SECONDS_DEFAULT, OVERLAPS } from '../../components/secrets/overlaps';
import { session } from '../../session/session';
import { EndpointSecretView } from './endpoint-secret-view';
import { webhooksChanged } from './queries';

interface RotateSecretDialogProps {
  endpoint: WebhookEndpoint;
  opened: boolean;
  onClose: () => void;
}

/** Gives an endpoint a new secret of its own, also one that a key has signed for. */
export function RotateSecretDialog({ endpoint, opened, onClose }: RotateSecretDialogProps) {
  const [issued, setIssued] = useState<IssuedWebhookEndpoint>();
  const close = () => {
    setIssued(undefined);
    onClose();
    void queryClient.invalidateQueries(webhooksChanged(endpoint.workspaceId));
  };
  return (
    <Modal
      opened={opened || issued !== undefined}
      onClose={close}
      size={issued ? 660 : 520}
      title={issued ? 'The new signing secret' : 'Rotate the signing secret'}
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
            // The address forgets the dialog, which stays open for the secret.
            onClose();
          }}
        />
      )}
    </Modal>
  );
}

interface ChooseFormProps {
  endpoint: WebhookEndpoint;
  onCancel: () => void;
  onIssued: (issued: IssuedWebhookEndpoint) => void;
}

function ChooseForm({ endpoint, onCancel, onIssued }: ChooseFormProps) {
  const [way, setWay] = useState<'overlap' | 'at-once'>('overlap');
  const [overlapSeconds, setOverlapSeconds] = useState(OVERLAP_SECONDS_DEFAULT);
  const { run, pending, error } = useAction(async () => {
    const rotation = { overlapSeconds: way === 'overlap' ? Number(overlapSeconds) : 0 };
    onIssued(
      await session.workspaces.rotateWebhookEndpointSecret(endpoint.workspaceId, endpoint.id, rotation),
    );
  });
  return (
    <Form onSubmit={() => void run()} error={error}>
      <Text size="sm">
        {endpoint.apiKeyId === null
          ? 'Deliveries get a signature with a new secret.'
          : 'Deliveries are signed with a secret of the endpoint from now on, instead of that of an API key. The endpoint no longer stops with the key.'}
      </Text>
      <Radio.Group label="The old secret" value={way} onChange={(value) => setWay(value)}>
        <Stack gap="sm" mt={6}>
          <Radio
            value="overlap"
            data-autofocus={way === 'overlap' || undefined}
            label="signs along for a while"
            description="Deliveries carry both signatures. Give the receiver the new secret during that time, and no delivery is lost."
          />
          {way === 'overlap' && (
            <Select
              aria-label="How long the old secret signs along"
              data={OVERLAPS}
              value={overlapSeconds}
              onChange={(value) => value !== null && setOverlapSeconds(value)}
              allowDeselect={false}
              w={180}
              ml={28}
            />
          )}
          <Radio
            value="at-once"
            label="stops at once"
            description="For a secret that has leaked. The receiver rejects deliveries until it has the new one."
          />
        </Stack>
      </Radio.Group>
      <ErrorAlert error={error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" loading={pending} color={way === 'at-once' ? 'red' : 'patina'}>
          {way === 'at-once' ? 'Rotate and stop the old secret' : 'Create new secret'}
        </Button>
      </Group>
    </Form>
  );
}
