import { Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { Form } from '../../components/forms/form';
import { Card } from '../../components/layout/card';
import { session } from '../../session/session';
import { departFrom } from '../../workspace/departures';
import type { CurrentWorkspace } from '../../workspace/queries';

/** For owners; others see who may. */
export function DeleteWorkspaceCard({ workspace }: { workspace: CurrentWorkspace }) {
  const [deleting, setDeleting] = useState(false);
  const isOwner = workspace.role === 'owner';
  return (
    <Card
      title="Delete the workspace"
      description={
        isOwner
          ? 'Deletes everything in it: keys, data, members, invitations. This cannot be undone.'
          : `Requires the owner role; yours is ${workspace.role}.`
      }
    >
      <Button color="red" variant="light" disabled={!isOwner} onClick={() => setDeleting(true)}>
        Delete the workspace…
      </Button>
      <Modal opened={deleting} onClose={() => setDeleting(false)} title={`Delete “${workspace.name}”?`}>
        <DeleteForm workspace={workspace} onCancel={() => setDeleting(false)} />
      </Modal>
    </Card>
  );
}

function DeleteForm({ workspace, onCancel }: { workspace: CurrentWorkspace; onCancel: () => void }) {
  const [name, setName] = useState('');
  const isConfirmed = name.trim() === workspace.name.trim();
  const { run, pending, error } = useAction(async () => {
    await session.workspaces.delete(workspace.id);
    departFrom(workspace.id, `${workspace.name} is deleted, and every server now rejects its keys.`);
  });
  return (
    <Form onSubmit={() => isConfirmed && void run()} error={error}>
      <Text size="sm">
        All its API keys stop at once, and its data is deleted for everyone. This cannot be undone.
      </Text>
      <TextInput
        label={
          <>
            Type <b>{workspace.name}</b> to confirm
          </>
        }
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        autoComplete="off"
        data-autofocus
      />
      <ErrorAlert error={error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" color="red" loading={pending} disabled={!isConfirmed}>
          Delete permanently
        </Button>
      </Group>
    </Form>
  );
}
