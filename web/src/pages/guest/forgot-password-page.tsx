import { Alert, Anchor, Button, Text, TextInput, Title } from '@mantine/core';
import { IconMailCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { fieldProblems } from '../../components/forms/field-problems';
import { Form } from '../../components/forms/form';
import { useDocumentTitle } from '../../components/layout/page-header';
import { session } from '../../session/session';
import { GuestLink } from './guest-navigation';
import { rich, t } from '../../language/translate';

export function ForgotPasswordPage() {
  useDocumentTitle(t('Forgotten password'));
  const [email, setEmail] = useState('');
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { run, pending, error } = useAction(async () => {
    await session.account.requestPasswordReset(email, { maxRetries: 0 });
    setSentTo(email);
  });
  const { fields, rest } = fieldProblems(error, ['email']);

  return (
    <>
      <Title order={1} mb={4}>
        {t('Forgot your password?')}
      </Title>
      <Text c="dimmed" size="sm" mb="xl">
        {rich('We will email you a link to set a new one. <link>Back to sign-in</link>', {
          link: (words) => (
            <Anchor component={GuestLink} to="/sign-in">
              {words}
            </Anchor>
          ),
        })}
      </Text>
      {sentTo === null ? (
        <Form onSubmit={() => void run()} error={error}>
          <TextInput
            label={t('Email')}
            type="email"
            name="email"
            autoComplete="username"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            error={fields.email}
            required
            withAsterisk={false}
            autoFocus
          />
          <ErrorAlert error={rest} />
          <Button type="submit" loading={pending} fullWidth>
            {t('Send the link')}
          </Button>
        </Form>
      ) : (
        <Alert role="status" icon={<IconMailCheck size={18} />} title={t('Check your email')}>
          {t('If an account with {sentTo} exists, a link is on its way. It works once, for 30 minutes.', {
            sentTo,
          })}
        </Alert>
      )}
    </>
  );
}
