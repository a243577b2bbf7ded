import { Alert, Anchor, Button, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { Link, useRouteContext } from '@tanstack/react-router';
import { useState } from 'react';
import { queryClient } from '../../api/query-client';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { useDocumentTitle } from '../../components/layout/page-header';
import { session } from '../../session/session';
import { BrokenLink } from './broken-link';
import { t } from '../../language/translate';

export function VerifyEmailPage() {
  useDocumentTitle(t('Confirm your email address'));
  const { token } = useRouteContext({ from: '/link/verify-email' });
  return token === null ? (
    <BrokenLink>
      <Home>{t('Go to the dashboard')}</Home>
    </BrokenLink>
  ) : (
    <VerifyEmail key={token} token={token} />
  );
}

/** Requires a click, because programs that scan mails follow their links, too. */
function VerifyEmail({ token }: { token: string }) {
  const [isDone, setIsDone] = useState(false);
  const { run, pending, error } = useAction(async () => {
    await session.account.verifyEmail(token);
    setIsDone(true);
    await queryClient.invalidateQueries();
  });

  if (isDone) {
    return (
      <Alert role="status" icon={<IconCircleCheck size={18} />} title={t('Your address is confirmed')}>
        <Home>{t('Continue to the dashboard')}</Home>
      </Alert>
    );
  }
  return (
    <Stack gap="md">
      <Title order={1}>{t('Confirm your email address')}</Title>
      <Text c="dimmed" size="sm">
        {t('Click once to confirm that this is your account’s address.')}
      </Text>
      <ErrorAlert error={error} />
      {error !== undefined && (
        <Anchor size="sm" renderRoot={(props) => <Link to="/settings" {...props} />}>
          {t('Request a new link in your account')}
        </Anchor>
      )}
      <Button loading={pending} onClick={() => void run()} fullWidth>
        {t('Confirm the address')}
      </Button>
    </Stack>
  );
}

function Home({ children }: { children: string }) {
  return (
    <Anchor size="sm" renderRoot={(props) => <Link to="/" {...props} />}>
      {children}
    </Anchor>
  );
}
