import type { WebhookEndpoint, WebhookEndpointInput } from '@latchkey/sdk';
import { Button } from '@mantine/core';
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
import { asStored } from '../../session/show-unseen';
import { ENDPOINT_FIELDS, type EndpointDraft, EndpointFields, toInput } from './endpoint-fields';
import { isEverything } from './events';
import { webhooksChanged } from './queries';
import { t } from '../../language/translate';

interface EditEndpointDialogProps {
  endpoint: WebhookEndpoint;
  opened: boolean;
  onClose: () => void;
}

export function EditEndpointDialog({ endpoint, opened, onClose }: EditEndpointDialogProps) {
  return (
    <FormModal
      opened={opened}
      onClose={onClose}
      size={580}
      title={t('Edit the endpoint')}
      closeOnClickOutside={false}
    >
      <EditForm endpoint={endpoint} onClose={onClose} />
    </FormModal>
  );
}

function EditForm({ endpoint, onClose }: Omit<EditEndpointDialogProps, 'opened'>) {
  // The endpoint when the form opened, because the page around it keeps refreshing.
  const [before] = useState<EndpointDraft>(() => {
    const { url, description, events, apiKeyId } = asStored(endpoint);
    return { url, description: description ?? '', events: isEverything(events) ? null : events, apiKeyId };
  });
  const [draft, setDraft] = useState(before);
  const change = changes(before, draft);
  const { run, pending, error } = useAction(async () => {
    await session.workspaces.updateWebhookEndpoint(endpoint.workspaceId, endpoint.id, change);
    await queryClient.invalidateQueries(webhooksChanged(endpoint.workspaceId));
    onClose();
    toast(t('Saved. Pending deliveries use the new settings too.'));
  });
  const { fields, rest } = fieldProblems(error, ENDPOINT_FIELDS);

  return (
    <Form onSubmit={() => void run()} error={error}>
      <EndpointFields
        draft={draft}
        onChange={(part) => setDraft((previous) => ({ ...previous, ...part }))}
        problems={fields}
        offersOwnSecret={before.apiKeyId === null}
      />
      <ErrorAlert error={rest} />
      <DialogActions>
        <Button variant="default" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <Button type="submit" loading={pending} disabled={Object.keys(change).length === 0}>
          {t('Save')}
        </Button>
      </DialogActions>
    </Form>
  );
}

/** Only edited fields, so that concurrent changes by others to the rest are kept. */
function changes(before: EndpointDraft, draft: EndpointDraft): WebhookEndpointInput {
  const input = toInput(draft);
  return {
    ...(input.url === before.url ? {} : { url: input.url }),
    ...((input.description ?? '') === before.description.trim() ? {} : { description: input.description }),
    ...(isSame(draft.events, before.events) ? {} : { events: input.events }),
    // An endpoint can only give up its own secret here: to get a new one, rotate it.
    ...(input.apiKeyId === null || input.apiKeyId === before.apiKeyId ? {} : { apiKeyId: input.apiKeyId }),
  };
}

const isSame = (a: readonly string[] | null, b: readonly string[] | null): boolean =>
  JSON.stringify(a && [...a].sort()) === JSON.stringify(b && [...b].sort());
