import type { ServiceAccount } from '@latchkey/sdk';
import { Button, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient } from '../../api/query-client';
import { useAction } from '../../api/use-action';
import { useIdempotencyKey } from '../../api/use-idempotency-key';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { toast } from '../../components/feedback/toast';
import { DialogActions } from '../../components/forms/dialog-actions';
import { fieldProblems } from '../../components/forms/field-problems';
import { Form } from '../../components/forms/form';
import { FormModal } from '../../components/forms/form-modal';
import { LimitUsage } from '../../components/layout/limit-usage';
import { LimitsField } from '../../components/limits/limits-field';
import { session } from '../../session/session';
import { asShown, asStored } from '../../session/show-unseen';
import { useWorkspace } from '../../workspace/queries';
import { serviceAccountLimitsQuery, serviceAccountsQuery } from '../../workspace/service-accounts';
import { ROLE_WORDS, SERVICE_ACCOUNT_ROLES, type ServiceAccountRole } from './role-words';
import { t } from '../../language/translate';
import { roleName } from '../../workspace/roles';

interface ServiceAccountDialogProps {
  /** Omitted: a new one is created. */
  account?: ServiceAccount;
  onClose: () => void;
}

export function ServiceAccountDialog({ account, onClose }: ServiceAccountDialogProps) {
  const workspace = useWorkspace();
  // As it was when the dialog opened, because the page around it keeps refreshing.
  const [before] = useState(() => asStored(account));
  const [name, setName] = useState(before?.name ?? '');
  const [role, setRole] = useState<ServiceAccountRole>(before?.role ?? 'member');
  const [description, setDescription] = useState(before?.description ?? '');
  const [limits, setLimits] = useState(before?.limits ?? null);
  const content = { name: name.trim(), role, description: description.trim() || null, limits };
  const { key: idempotencyKey } = useIdempotencyKey(content);
  const { run, pending, error } = useAction(async () => {
    if (before) {
      await session.workspaces.updateServiceAccount(workspace.id, before.id, changes(before, content));
      toast(t('The changes apply to all keys of {name}, on every server.', { name: asShown(content.name) }));
    } else {
      await session.workspaces.createServiceAccount(workspace.id, content, { idempotencyKey });
      toast(t('{name} can now own API keys: choose it when you create a key.', { name: content.name }));
    }
    // Before it closes: opened again at once, it would show what was before.
    await queryClient.invalidateQueries(serviceAccountsQuery(workspace.id));
    onClose();
  });
  const { fields, rest } = fieldProblems(error, ['name', 'role', 'description', 'limits']);

  return (
    <FormModal
      opened
      onClose={onClose}
      size={540}
      title={account ? t('Edit the service account') : t('Create a service account')}
    >
      <Form onSubmit={() => void run()} error={error}>
        <TextInput
          label={t('Name')}
          description={t('The program, and where it runs.')}
          placeholder={t('Nightly export')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={fields.name}
          autoComplete="off"
          data-autofocus
          required
          withAsterisk={false}
        />
        <Radio.Group
          label={t('Role')}
          value={role}
          onChange={(value) =>
            setRole(SERVICE_ACCOUNT_ROLES.find((candidate) => candidate === value) ?? 'viewer')
          }
          error={fields.role}
        >
          <Stack gap={8} mt={6}>
            {SERVICE_ACCOUNT_ROLES.map((each) => (
              <Radio key={each} value={each} label={`${roleName(each)}: ${t(ROLE_WORDS[each])}`} />
            ))}
          </Stack>
        </Radio.Group>
        <Textarea
          label={t('Description')}
          description={t('What it does, and who looks after it.')}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
          error={fields.description}
          autoComplete="off"
          autosize
          maxRows={6}
        />
        <LimitsField
          label={t('Requests')}
          description={t('How many requests all its keys may make together, in UTC.')}
          value={limits}
          onChange={setLimits}
          error={fields.limits}
        />
        {account && <UsedLimits workspaceId={workspace.id} serviceAccountId={account.id} />}
        <ErrorAlert error={rest} />
        <DialogActions>
          <Button variant="default" onClick={onClose}>
            {t('Cancel')}
          </Button>
          <Button type="submit" loading={pending}>
            {account ? t('Save') : t('Create')}
          </Button>
        </DialogActions>
      </Form>
    </FormModal>
  );
}

type Editable = Pick<ServiceAccount, 'name' | 'role' | 'description' | 'limits'>;

/** Only edited fields, so that concurrent changes by others to the rest are kept. */
function changes(from: Editable, to: Editable): Partial<Editable> {
  return {
    ...(from.name.trim() === to.name ? {} : { name: to.name }),
    ...(from.role === to.role ? {} : { role: to.role }),
    ...((from.description?.trim() || null) === to.description ? {} : { description: to.description }),
    ...(JSON.stringify(from.limits) === JSON.stringify(to.limits) ? {} : { limits: to.limits }),
  };
}

/** Includes a limit that comes from the server's configuration. */
function UsedLimits({ workspaceId, serviceAccountId }: { workspaceId: string; serviceAccountId: string }) {
  const { data: limits, error } = useQuery(serviceAccountLimitsQuery(workspaceId, serviceAccountId));
  if (limits === undefined) return <ErrorAlert error={error} />;
  return limits.length > 0 && <LimitUsage limits={limits} />;
}
