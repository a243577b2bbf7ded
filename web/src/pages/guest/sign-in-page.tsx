import { signInChallengeOf } from '@latchkey/sdk';
import { Alert, Anchor, Button, Text, TextInput, Title } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { fieldProblems } from '../../components/forms/field-problems';
import { Form } from '../../components/forms/form';
import { PasskeyButton } from '../../components/forms/passkey-button';
import { PasswordField } from '../../components/forms/password-field';
import { useDocumentTitle } from '../../components/layout/page-header';
import { whyNoPasskeys } from '../../session/passkeys';
import { hasSessionEnded } from '../../session/ended-session';
import { session } from '../../session/session';
import { takeSsoOutcome } from '../../session/sso-outcome';
import { GuestLink, useGuestNavigation } from './guest-navigation';
import { usePasskeySignIn } from './use-passkey-sign-in';
import { isSignupOpen } from './signup-open';
import { InsecureNotice } from './insecure-notice';
import type { Asked } from './second-step';
import { SingleSignOn } from './single-sign-on';
import { rich, t } from '../../language/translate';

const SecondStep = lazy(async () => ({ default: (await import('./second-step')).SecondStep }));

export function SignInPage() {
  useDocumentTitle(t('Sign in'));
  const { next, go } = useGuestNavigation();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [outcome] = useState(takeSsoOutcome);
  const [asked, setAsked] = useState<Asked | undefined>(outcome.asked);
  const enter = () => go(next ?? '/', { replace: true });
  const { run, pending, error } = useAction(async () => {
    try {
      // A user who is told how long to wait decides better than a program that waits silently.
      await session.login({ email, password }, { maxRetries: 0 });
    } catch (failure) {
      const question = signInChallengeOf(failure);
      if (!question) throw failure;
      setAsked(question);
      return;
    }
    await enter();
  });
  const { fields, rest } = fieldProblems(error, ['email', 'password']);

  if (asked !== undefined) {
    return (
      <Suspense>
        <SecondStep asked={asked} onSignedIn={enter} onBack={() => setAsked(undefined)} />
      </Suspense>
    );
  }
  return (
    <>
      <Title order={1} mb={4}>
        {t('Sign in')}
      </Title>
      <Text c="dimmed" size="sm" mb="xl">
        {isSignupOpen
          ? rich('New here? <link>Create an account</link>', {
              link: (words) => (
                <Anchor component={GuestLink} to="/sign-up">
                  {words}
                </Anchor>
              ),
            })
          : t('On this server, only the operator creates accounts.')}
      </Text>
      <Form onSubmit={() => void run()} error={error}>
        <InsecureNotice />
        {outcome.refusal !== undefined ? (
          <Alert color="red" role="alert">
            {outcome.refusal}
          </Alert>
        ) : (
          hasSessionEnded() && (
            <Alert color="brass" role="status">
              {t('Your session has ended. Sign in to continue.')}
            </Alert>
          )
        )}
        <TextInput
          label={t('Email')}
          type="email"
          name="email"
          // The last token lets the browser offer passkeys here.
          autoComplete="username webauthn"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={fields.email}
          required
          withAsterisk={false}
          autoFocus
        />
        <PasswordField
          label={t('Password')}
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          error={fields.password}
        />
        <ErrorAlert error={rest} />
        <Button type="submit" loading={pending} fullWidth>
          {t('Sign in')}
        </Button>
        <PasskeySignIn onSignedIn={enter} />
        <Anchor size="sm" ta="center" component={GuestLink} to="/forgot-password">
          {t('Forgot your password?')}
        </Anchor>
      </Form>
      <SingleSignOn workspaceId={outcome.workspaceId} />
    </>
  );
}

/** Where the browser has passkeys. */
function PasskeySignIn({ onSignedIn }: { onSignedIn: () => Promise<void> }) {
  const { run, pending, error } = usePasskeySignIn(onSignedIn);
  if (whyNoPasskeys() !== undefined) return null;
  return (
    <>
      <PasskeyButton
        label={t('Sign in with a passkey')}
        variant="default"
        loading={pending}
        onClick={() => void run()}
        fullWidth
      />
      <ErrorAlert error={error} />
    </>
  );
}
