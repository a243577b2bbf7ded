import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient } from '../../api/query-client';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { toast } from '../../components/feedback/toast';
import { fieldProblems } from '../../components/forms/field-problems';
import { Form } from '../../components/forms/form';
import { PasswordField } from '../../components/forms/password-field';
import { UsernameForManagers } from '../../components/forms/username-for-managers';
import { Card } from '../../components/layout/card';
import { meQuery } from '../../session/queries';
import { session } from '../../session/session';
import { sessionsQuery } from './queries';
import { t } from '../../language/translate';

export function PasswordCard() {
  const { data: me } = useQuery(meQuery);
  const [currentPassword, setCurrentPassword] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const { run, pending, error } = useAction(async () => {
    await session.account.changePassword({ currentPassword, newPassword }, { maxRetries: 0 });
    setCurrentPassword('');
    setNewPassword('');
    toast(t('The password is changed, and your other sessions are signed out.'));
    await queryClient.invalidateQueries(sessionsQuery);
  });
  const { fields, rest } = fieldProblems(error, ['currentPassword', 'newPassword'], {
    current_password_wrong: 'currentPassword',
  });
  return (
    <Card title={t('Password')}>
      <Form onSubmit={() => void run()} error={error} label={t('Password')}>
        <Text size="sm" c="dimmed">
          {t('Changing it signs you out everywhere else. API keys keep working.')}
        </Text>
        <UsernameForManagers email={me?.user.email ?? ''} />
        <PasswordField
          label={t('Current password')}
          autoComplete="current-password"
          value={currentPassword}
          onChange={setCurrentPassword}
          error={fields.currentPassword}
        />
        <PasswordField
          label={t('New password')}
          autoComplete="new-password"
          description={t('At least 8 characters of any kind.')}
          value={newPassword}
          onChange={setNewPassword}
          error={fields.newPassword}
        />
        <ErrorAlert error={rest} />
        <Group justify="flex-end">
          <Button type="submit" loading={pending} disabled={currentPassword === '' || newPassword === ''}>
            {t('Change the password')}
          </Button>
        </Group>
      </Form>
    </Card>
  );
}
