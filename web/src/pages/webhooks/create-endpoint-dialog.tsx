import type { IssuedWebhookEndpoint } from '@latchkey/sdk';
import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { lostResourceId } from '../../api/describe-error';
import { queryClient } from '../../api/query-client';
import { useAction } from '../../api/use-action';
import { useIdempotencyKey } from '../../api/use-idempotency-key';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { toast } from '../../components/feedback/toast';
import { DialogActions } from '../../components/forms/dialog-actions';
import { fieldProblems } from '../../components/forms/field-problems';
import { Form } from '../../components/forms/form';
import { FormModal } from '../../components/forms/form-modal';
import { session } from '../../session/session';
import { useWorkspace } from '../../workspace/queries';
import { OwnerField } from '../api-keys/owner-field';
import { EndpointSecretView } from './endpoint-secret-view';
import { ENDPOINT_FIELDS, type EndpointDraft, EndpointFields, toInput } from './endpoint-fields';
import { endpointQuery, webhooksChanged } from './queries';
import { t } from '../../language/translate';

interface CreateEndpointDialogProps {
  opened: boolean;
  onClose: () => void;
}

/** Creates an endpoint, shows its secret if it has one, and goes to its page, where a test can be sent. */
export function CreateEndpointDialog({ opened, onClose }: CreateEndpointDialogProps) {
  const navigate = useNavigate();
  const [issued, setIssued] = useState<IssuedWebhookEndpoint>();
  const goToPage = async ({ workspaceId, id: endpointId }: IssuedWebhookEndpoint) => {
    setIssued(undefined);
    toast(t('The endpoint is created. Send a test to check whether deliveries arrive.'));
    await navigate({
      to: '/workspaces/$workspaceId/webhooks/$endpointId',
      params: { workspaceId, endpointId },
    });
    await queryClient.invalidateQueries(webhooksChanged(workspaceId));
  };
  return (
    <FormModal
      opened={opened || issued !== undefined}
      onClose={onClose}
      size={580}
      title={issued ? t('The signing secret') : t('Add a webhook endpoint')}
      // A slip of the hand must not discard what was typed.
      closeOnClickOutside={false}
      closeOnEscape={!issued}
      withCloseButton={!issued}
    >
      {issued ? (
        <EndpointSecretView issued={issued} onDone={() => void goToPage(issued)} />
      ) : (
        <CreateForm
          onCancel={onClose}
          onIssued={(endpoint) => {
            if (endpoint.signingSecret === null) return goToPage(endpoint);
            setIssued(endpoint);
            return undefined;
          }}
        />
      )}
    </FormModal>
  );
}

interface CreateFormProps {
  onCancel: () => void;
  onIssued: (endpoint: IssuedWebhookEndpoint) => Promise<void> | undefined;
}

function CreateForm({ onCancel, onIssued }: CreateFormProps) {
  const workspace = useWorkspace();
  const [draft, setDraft] = useState<EndpointDraft>({
    url: '',
    description: '',
    events: null,
    apiKeyId: null,
  });
  const [serviceAccountId, setServiceAccountId] = useState<string>();
  const input = { ...toInput(draft), ...(serviceAccountId === undefined ? {} : { serviceAccountId }) };
  const { key: idempotencyKey } = useIdempotencyKey(input);
  const { run, pending, error } = useAction(async () => {
    const issued = await session.workspaces.createWebhookEndpoint(workspace.id, input, { idempotencyKey });
    const { signingSecret: _, ...endpoint } = issued;
    queryClient.setQueryData(endpointQuery(workspace.id, endpoint.id).queryKey, endpoint);
    await onIssued(issued);
  });
  const lostEndpointId = lostResourceId(error);
  const { fields, rest } = fieldProblems(error, [...ENDPOINT_FIELDS, 'serviceAccountId']);

  return (
    <Form onSubmit={() => void run()} error={error}>
      <EndpointFields
        draft={draft}
        onChange={(part) => setDraft((previous) => ({ ...previous, ...part }))}
        problems={fields}
        offersOwnSecret
      />
      <OwnerField
        value={serviceAccountId}
        onChange={setServiceAccountId}
        error={fields.serviceAccountId}
        description={t('The endpoint receives what its owner may read, and stops when its owner leaves.')}
        role="admin"
      />
      <ErrorAlert error={rest} />
      <DialogActions>
        <Button variant="default" onClick={onCancel}>
          {t('Cancel')}
        </Button>
        {lostEndpointId === undefined ? (
          <Button type="submit" loading={pending}>
            {t('Add endpoint')}
          </Button>
        ) : (
          <Button
            renderRoot={(props) => (
              <Link
                to="/workspaces/$workspaceId/webhooks/$endpointId"
                params={{ workspaceId: workspace.id, endpointId: lostEndpointId }}
                search={{ dialog: 'secret' }}
                {...props}
              />
            )}
          >
            {t('Rotate its secret')}
          </Button>
        )}
      </DialogActions>
    </Form>
  );
}
