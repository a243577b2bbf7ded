import { Button, Group, Modal } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { queryClient } from '../../api/query-client';
import { useAction } from '../../api/use-action';
import { useIdempotencyKey } from '../../api/use-idempotency-key';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { toast } from '../../components/feedback/toast';
import { fieldProblems } from '../../components/forms/field-problems';
import { Form } from '../../components/forms/form';
import { session } from '../../session/session';
import { useWorkspace } from '../../workspace/queries';
import { ENDPOINT_FIELDS, type EndpointDraft, EndpointFields, toInput } from './endpoint-fields';
import { endpointQuery, webhooksChanged } from './queries';

interface CreateEndpointDialogProps {
  opened: boolean;
  onClose: () => void;
}

/** Makes an endpoint, and goes to its page, where a test can be sent. */
export function CreateEndpointDialog({ opened, onClose }: CreateEndpointDialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={580}
      title="Add a webhook endpoint"
      // What somebody has typed does not go away by a slip of the hand.
      closeOnClickOutside={false}
    >
      <CreateForm onCancel={onClose} />
    </Modal>
  );
}

function CreateForm({ onCancel }: { onCancel: () => void }) {
  const workspace = useWorkspace();
  const navigate = useNavigate();
  const [draft, setDraft] = useState<EndpointDraft>({
    url: '',
    description: '',
    events: null,
    apiKeyId: null,
  });
  const input = toInput(draft);
  const { key: idempotencyKey } = useIdempotencyKey(input);
  const { run, pending, error } = useAction(async () => {
    const endpoint = await session.workspaces.createWebhookEndpoint(workspace.id, input, { idempotencyKey });
    queryClient.setQueryData(endpointQuery(workspace.id, endpoint.id).queryKey, endpoint);
    toast('The endpoint is created. Send a test to check whether deliveries arrive.');
    await navigate({
      to: '/workspaces/$workspaceId/webhooks/$endpointId',
      params: { workspaceId: workspace.id, endpointId: endpoint.id },
    });
    await queryClient.invalidateQueries(webhooksChanged(workspace.id));
  });
  const { fields, rest } = fieldProblems(error, ENDPOINT_FIELDS);

  return (
    <Form onSubmit={() => void run()} error={error}>
      <EndpointFields
        draft={draft}
        onChange={(part) => setDraft((previous) => ({ ...previous, ...part }))}
        problems={fields}
      />
      <ErrorAlert error={rest} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" loading={pending}>
          Add endpoint
        </Button>
      </Group>
    </Form>
  );
}
