import { Button, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { DialogActions } from '../../components/forms/dialog-actions';
import { Form } from '../../components/forms/form';
import { FormModal } from '../../components/forms/form-modal';
import { Card } from '../../components/layout/card';
import { session } from '../../session/session';
import { departFrom } from '../../workspace/departures';
import type { CurrentWorkspace } from '../../workspace/queries';
import { rich, t } from '../../language/translate';
import { roleName } from '../../workspace/roles';

/** For owners; others see who may. */
export function DeleteWorkspaceCard({ workspace }: { workspace: CurrentWorkspace }) {
  const [deleting, setDeleting] = useState(false);
  const isOwner = workspace.role === 'owner';
  return (
    <Card
      title={t('Delete the workspace')}
      description={
        isOwner
          ? t('Deletes everything in it: keys, data, members, invitations. This cannot be undone.')
          : t('Requires the owner role; yours is {role}.', { role: roleName(workspace.role) })
      }
    >
      <Button color="red" variant="light" disabled={!isOwner} onClick={() => setDeleting(true)}>
        {t('Delete the workspace…')}
      </Button>
      <FormModal
        opened={deleting}
        onClose={() => setDeleting(false)}
        title={t('Delete “{name}”?', { name: workspace.name })}
      >
        <DeleteForm workspace={workspace} onCancel={() => setDeleting(false)} />
      </FormModal>
    </Card>
  );
}

function DeleteForm({ workspace, onCancel }: { workspace: CurrentWorkspace; onCancel: () => void }) {
  const [name, setName] = useState('');
  const isConfirmed = name.trim() === workspace.name.trim();
  const { run, pending, error } = useAction(async () => {
    await session.workspaces.delete(workspace.id);
    departFrom(
      workspace.id,
      t('{name} is deleted, and every server now rejects its keys.', { name: workspace.name }),
    );
  });
  return (
    <Form onSubmit={() => isConfirmed && void run()} error={error}>
      <Text size="sm">
        {t('All its API keys stop at once, and its data is deleted for everyone. This cannot be undone.')}
      </Text>
      <TextInput
        label={rich('Type <b>{name}</b> to confirm', {
          b: (words) => <b>{words}</b>,
          name: workspace.name,
        })}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        autoComplete="off"
        data-autofocus
      />
      <ErrorAlert error={error} />
      <DialogActions>
        <Button variant="default" onClick={onCancel}>
          {t('Cancel')}
        </Button>
        <Button type="submit" color="red" loading={pending} disabled={!isConfirmed}>
          {t('Delete permanently')}
        </Button>
      </DialogActions>
    </Form>
  );
}
