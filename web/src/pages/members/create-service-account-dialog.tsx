import { Button, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { queryClient } from '../../api/query-client';
import { useAction } from '../../api/use-action';
import { useIdempotencyKey } from '../../api/use-idempotency-key';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { toast } from '../../components/feedback/toast';
import { DialogActions } from '../../components/forms/dialog-actions';
import { fieldProblems } from '../../components/forms/field-problems';
import { Form } from '../../components/forms/form';
import { session } from '../../session/session';
import { useWorkspace } from '../../workspace/queries';
import { serviceAccountsQuery } from '../../workspace/service-accounts';
import { ROLE_WORDS, SERVICE_ACCOUNT_ROLES, type ServiceAccountRole } from './role-words';

export function CreateServiceAccountDialog({ onClose }: { onClose: () => void }) {
  const workspace = useWorkspace();
  const [name, setName] = useState('');
  const [role, setRole] = useState<ServiceAccountRole>('member');
  const [description, setDescription] = useState('');
  const content = { name: name.trim(), role, description: description.trim() || null };
  const { key: idempotencyKey } = useIdempotencyKey(content);
  const { run, pending, error } = useAction(async () => {
    await session.workspaces.createServiceAccount(workspace.id, content, { idempotencyKey });
    toast(`${content.name} can now own API keys: choose it when you create a key.`);
    onClose();
    await queryClient.invalidateQueries(serviceAccountsQuery(workspace.id));
  });
  const { fields, rest } = fieldProblems(error, ['name', 'role', 'description']);

  return (
    <Modal opened onClose={onClose} size={540} title="Create a service account">
      <Form onSubmit={() => void run()} error={error}>
        <TextInput
          label="Name"
          description="The program, and where it runs."
          placeholder="Nightly export"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={fields.name}
          autoComplete="off"
          data-autofocus
          required
          withAsterisk={false}
        />
        <Radio.Group
          label="Role"
          value={role}
          onChange={(value) =>
            setRole(SERVICE_ACCOUNT_ROLES.find((candidate) => candidate === value) ?? 'viewer')
          }
          error={fields.role}
        >
          <Stack gap={8} mt={6}>
            {SERVICE_ACCOUNT_ROLES.map((each) => (
              <Radio key={each} value={each} label={`${each}: ${ROLE_WORDS[each]}`} />
            ))}
          </Stack>
        </Radio.Group>
        <TextInput
          label="Description"
          description="What it does, and who looks after it."
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
          error={fields.description}
          autoComplete="off"
        />
        <ErrorAlert error={rest} />
        <DialogActions>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={pending}>
            Create
          </Button>
        </DialogActions>
      </Form>
    </Modal>
  );
}
