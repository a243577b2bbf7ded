import type { UserPrincipal } from '@latchkey/sdk';
import { Button, Group, Skeleton, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient } from '../../api/query-client';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { toast } from '../../components/feedback/toast';
import { fieldProblems } from '../../components/forms/field-problems';
import { Form } from '../../components/forms/form';
import { Card } from '../../components/layout/card';
import { meQuery } from '../../session/queries';
import { session } from '../../session/session';
import { asStored } from '../../session/show-unseen';
import { t } from '../../language/translate';

/** How the user appears to others. */
export function ProfileCard() {
  const me = useQuery(meQuery);
  return (
    <Card title={t('Profile')}>
      {me.data !== undefined ? (
        <ProfileForm user={me.data.user} />
      ) : me.isError ? (
        <ErrorAlert error={me.error} onRetry={() => void me.refetch()} />
      ) : (
        <Skeleton height={120} />
      )}
    </Card>
  );
}

function ProfileForm({ user }: { user: UserPrincipal['user'] }) {
  const saved = asStored(user.name) ?? '';
  // Null: not edited here.
  const [edited, setEdited] = useState<string | null>(null);
  const name = edited ?? saved;
  const { run, pending, error } = useAction(async () => {
    await session.account.updateProfile({ name: name.trim() === '' ? null : name.trim() });
    await queryClient.refetchQueries(meQuery);
    setEdited(null);
    toast(t('Saved.'));
    // The lists of members also show the name.
    await queryClient.invalidateQueries({ queryKey: ['workspaces'] });
  });
  const { fields, rest } = fieldProblems(error, ['name']);
  return (
    <Form onSubmit={() => void run()} error={error} label={t('Profile')}>
      <TextInput
        label={t('Name')}
        description={t('The name that others in your workspaces see. If empty, they see your email address.')}
        autoComplete="name"
        maxLength={100}
        value={name}
        onChange={(event) => setEdited(event.currentTarget.value)}
        error={fields.name}
      />
      <ErrorAlert error={rest} />
      <Group justify="flex-end">
        <Button type="submit" loading={pending} disabled={name.trim() === saved.trim()}>
          {t('Save')}
        </Button>
      </Group>
    </Form>
  );
}
