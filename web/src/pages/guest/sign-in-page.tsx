import { type SecondFactorInput, signInChallengeOf } from '@latchkey/sdk';
import { Alert, Anchor, Button, Text, TextInput, Title } from '@mantine/core';
import { Link, useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { FactorField } from '../../components/forms/factor-field';
import { fieldProblems } from '../../components/forms/field-problems';
import { Form } from '../../components/forms/form';
import { PasswordField } from '../../components/forms/password-field';
import { useDocumentTitle } from '../../components/layout/page-header';
import { session } from '../../session/session';
import { takeSsoOutcome } from '../../session/sso-outcome';
import { isSignupOpen } from './signup-open';
import { InsecureNotice } from './insecure-notice';
import { SingleSignOn } from './single-sign-on';

export function SignInPage() {
  useDocumentTitle('Sign in');
  const router = useRouter();
  const { next } = useSearch({ from: '/guest' });
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [outcome] = useState(takeSsoOutcome);
  const [challenge, setChallenge] = useState(outcome.challenge);
  const enter = () => router.navigate({ href: next ?? '/', replace: true });
  const { run, pending, error } = useAction(async () => {
    try {
      // Told how long to wait, a person decides better than a program that silently waits for them.
      await session.login({ email, password }, { maxRetries: 0 });
    } catch (failure) {
      const asked = signInChallengeOf(failure);
      if (!asked) throw failure;
      setChallenge(asked.challenge);
      return;
    }
    await enter();
  });
  const { fields, rest } = fieldProblems(error, ['email', 'password']);

  if (challenge !== undefined) {
    return <SecondStep challenge={challenge} onSignedIn={enter} onBack={() => setChallenge(undefined)} />;
  }
  return (
    <>
      <Title order={1} mb={4}>
        Sign in
      </Title>
      <Text c="dimmed" size="sm" mb="xl">
        {isSignupOpen ? (
          <>
            New here?{' '}
            <Anchor renderRoot={(props) => <Link to="/sign-up" search={next ? { next } : {}} {...props} />}>
              Create an account
            </Anchor>
          </>
        ) : (
          'On this server, only the operator creates accounts.'
        )}
      </Text>
      <Form onSubmit={() => void run()} error={error}>
        <InsecureNotice />
        {outcome.refusal !== undefined && (
          <Alert color="red" role="alert">
            {outcome.refusal}
          </Alert>
        )}
        <TextInput
          label="Email"
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
        <PasswordField
          label="Password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          error={fields.password}
        />
        <ErrorAlert error={rest} />
        <Button type="submit" loading={pending} fullWidth>
          Sign in
        </Button>
        <Anchor size="sm" ta="center" renderRoot={(props) => <Link to="/forgot-password" {...props} />}>
          Forgot your password?
        </Anchor>
      </Form>
      <SingleSignOn />
    </>
  );
}

interface SecondStepProps {
  challenge: string;
  onSignedIn: () => Promise<void>;
  onBack: () => void;
}

function SecondStep({ challenge, onSignedIn, onBack }: SecondStepProps) {
  const [factor, setFactor] = useState<SecondFactorInput>({ code: '' });
  const { run, pending, error } = useAction(async () => {
    await session.loginSecondFactor(challenge, factor, { maxRetries: 0 });
    await onSignedIn();
  });
  const { fields, rest } = fieldProblems(error, ['code', 'recoveryCode'], { second_factor_failed: 'code' });
  return (
    <>
      <Title order={1} mb={4}>
        Second factor
      </Title>
      <Text c="dimmed" size="sm" mb="xl">
        One more step: enter the code that your authenticator app shows.
      </Text>
      <Form onSubmit={() => void run()} error={error} label="Second factor">
        <FactorField value={factor} onChange={setFactor} error={fields.code ?? fields.recoveryCode} />
        <ErrorAlert error={rest} />
        <Button type="submit" loading={pending} fullWidth>
          Sign in
        </Button>
        <Anchor component="button" type="button" size="sm" onClick={onBack}>
          Start again
        </Anchor>
      </Form>
    </>
  );
}
