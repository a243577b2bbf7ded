import { Alert, Anchor, Button, Text, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { Link, useRouteContext } from '@tanstack/react-router';
import { useState } from 'react';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { fieldProblems } from '../../components/forms/field-problems';
import { Form } from '../../components/forms/form';
import { PasswordField } from '../../components/forms/password-field';
import { useDocumentTitle } from '../../components/layout/page-header';
import { session } from '../../session/session';
import { BrokenLink } from './broken-link';
import { rich, t } from '../../language/translate';

export function ResetPasswordPage() {
  useDocumentTitle(t('New password'));
  const { token } = useRouteContext({ from: '/link/reset-password' });
  return token === null ? (
    <BrokenLink>
      <AskAgain />
    </BrokenLink>
  ) : (
    <ResetPassword key={token} token={token} />
  );
}

function ResetPassword({ token }: { token: string }) {
  const [password, setPassword] = useState('');
  const [isDone, setIsDone] = useState(false);
  const { run, pending, error } = useAction(async () => {
    await session.account.resetPassword({ token, newPassword: password });
    setIsDone(true);
  });
  const { fields, rest } = fieldProblems(error, ['newPassword']);

  if (isDone) {
    return (
      <Alert role="status" icon={<IconCircleCheck size={18} />} title={t('Your password is changed')}>
        {rich('All your sessions have ended. <link>Sign in with the new password</link>', {
          link: (words) => <Anchor renderRoot={(props) => <Link to="/sign-in" {...props} />}>{words}</Anchor>,
        })}
      </Alert>
    );
  }
  return (
    <>
      <Title order={1} mb={4}>
        {t('Choose a new password')}
      </Title>
      <Text c="dimmed" size="sm" mb="xl">
        {t('This signs you out everywhere. Your API keys keep working.')}
      </Text>
      <Form onSubmit={() => void run()} error={error}>
        <PasswordField
          label={t('New password')}
          autoComplete="new-password"
          description={t('At least 8 characters of any kind.')}
          value={password}
          onChange={setPassword}
          error={fields.newPassword}
        />
        <ErrorAlert error={rest} />
        {rest !== undefined && <AskAgain />}
        <Button type="submit" loading={pending} fullWidth>
          {t('Set the password')}
        </Button>
      </Form>
    </>
  );
}

function AskAgain() {
  return (
    <Anchor size="sm" renderRoot={(props) => <Link to="/forgot-password" {...props} />}>
      {t('Request a new link')}
    </Anchor>
  );
}
