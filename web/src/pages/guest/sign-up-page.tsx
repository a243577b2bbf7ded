import { Alert, Anchor, Button, Text, TextInput, Title } from '@mantine/core';
import { LatchkeyError } from '@latchkey/sdk';
import { type ReactNode, useState } from 'react';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { fieldProblems } from '../../components/forms/field-problems';
import { Form } from '../../components/forms/form';
import { PasswordField } from '../../components/forms/password-field';
import { useDocumentTitle } from '../../components/layout/page-header';
import { session } from '../../session/session';
import { holdFirstKey } from '../welcome/first-key';
import { GuestLink, useGuestNavigation, withNext } from './guest-navigation';
import { InsecureNotice } from './insecure-notice';
import { isSignupOpen } from './signup-open';
import { rich, t } from '../../language/translate';

export function SignUpPage() {
  useDocumentTitle(t('Create an account'));
  const { next, go } = useGuestNavigation();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { run, pending, error } = useAction(async () => {
    const account = await session.register(
      { email, password, ...(name.trim() === '' ? {} : { name: name.trim() }) },
      { maxRetries: 0 },
    );
    holdFirstKey(account);
    await go(withNext('/welcome', next), { replace: true });
  });
  const isTaken = error instanceof LatchkeyError && error.code === 'email_taken';
  const { fields, rest } = fieldProblems(isTaken ? undefined : error, ['email', 'password', 'name']);
  const signInLink = (words: ReactNode) => (
    <Anchor component={GuestLink} to="/sign-in" inherit>
      {words}
    </Anchor>
  );

  if (!isSignupOpen) {
    return (
      <Alert title={t('Sign-up is closed')} color="gray">
        {rich('On this server, only the operator creates accounts. <link>Sign in</link> if you have one.', {
          link: signInLink,
        })}
      </Alert>
    );
  }
  return (
    <>
      <Title order={1} mb={4}>
        {t('Create an account')}
      </Title>
      <Text c="dimmed" size="sm" mb="xl">
        {rich('Includes a workspace and your first API key. Already have an account? <link>Sign in</link>', {
          link: signInLink,
        })}
      </Text>
      <Form onSubmit={() => void run()} error={error}>
        <InsecureNotice />
        <TextInput
          label={t('Name')}
          description={t('Optional. Other members see this name.')}
          name="name"
          autoComplete="name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={fields.name}
          autoFocus
        />
        <TextInput
          label={t('Email')}
          type="email"
          name="email"
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={
            isTaken
              ? rich('An account with this email already exists. <link>Sign in</link>', { link: signInLink })
              : fields.email
          }
          required
          withAsterisk={false}
        />
        <PasswordField
          label={t('Password')}
          autoComplete="new-password"
          description={t(
            'At least 8 characters of any kind. Several words are better than one altered word.',
          )}
          value={password}
          onChange={setPassword}
          error={fields.password}
        />
        <ErrorAlert error={rest} />
        <Button type="submit" loading={pending} fullWidth>
          {t('Create account')}
        </Button>
      </Form>
    </>
  );
}
