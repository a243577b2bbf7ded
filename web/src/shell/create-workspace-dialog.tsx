import { Button, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { queryClient } from '../api/query-client';
import { useAction } from '../api/use-action';
import { useIdempotencyKey } from '../api/use-idempotency-key';
import { ErrorAlert } from '../components/feedback/error-alert';
import { toast } from '../components/feedback/toast';
import { DialogActions } from '../components/forms/dialog-actions';
import { fieldProblems } from '../components/forms/field-problems';
import { Form } from '../components/forms/form';
import { FormModal } from '../components/forms/form-modal';
import { session } from '../session/session';
import { workspacesQuery } from '../workspace/queries';
import { t } from '../language/translate';

interface CreateWorkspaceDialogProps {
  opened: boolean;
  onClose: () => void;
  onCreated: (workspaceId: string) => void;
}

export function CreateWorkspaceDialog({ opened, onClose, onCreated }: CreateWorkspaceDialogProps) {
  const [name, setName] = useState('');
  const { key: idempotencyKey } = useIdempotencyKey({ name });
  const { run, pending, error } = useAction(async () => {
    const workspace = await session.workspaces.create({ name: name.trim() }, { idempotencyKey });
    await queryClient.refetchQueries(workspacesQuery);
    setName('');
    onClose();
    onCreated(workspace.id);
    toast(t('{name} is ready.', { name: workspace.name }));
  });
  const { fields, rest } = fieldProblems(error, ['name']);

  return (
    <FormModal opened={opened} onClose={onClose} title={t('New workspace')}>
      <Form onSubmit={() => void run()} error={error}>
        <Text size="sm" c="dimmed">
          {t('A workspace has its own keys, data, webhooks and members. You will be its owner.')}
        </Text>
        <TextInput
          label={t('Name')}
          placeholder={t('Acme staging')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={fields.name}
          maxLength={100}
          autoComplete="off"
          data-autofocus
        />
        <ErrorAlert error={rest} />
        <DialogActions>
          <Button variant="default" onClick={onClose}>
            {t('Cancel')}
          </Button>
          <Button type="submit" loading={pending} disabled={name.trim() === ''}>
            {t('Create workspace')}
          </Button>
        </DialogActions>
      </Form>
    </FormModal>
  );
}
