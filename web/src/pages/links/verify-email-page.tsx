import { Alert, Anchor, Button, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { queryClient } from '../../api/query-client';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { useDocumentTitle } from '../../components/layout/page-header';
import { session } from '../../session/session';
import { BrokenLink } from './broken-link';
import { forgetLinkToken, linkToken } from './link-token';

/** It takes a click: programs that look at the links of mails follow them, too. */
export function VerifyEmailPage() {
  useDocumentTitle('Confirm your e-mail address');
  const [token] = useState(linkToken);
  const [isDone, setIsDone] = useState(false);
  const { run, pending, error } = useAction(async () => {
    await session.account.verifyEmail(token ?? '');
    forgetLinkToken();
    setIsDone(true);
    await queryClient.invalidateQueries();
  });
  const home = (text: string) => (
    <Anchor size="sm" renderRoot={(props) => <Link to="/" {...props} />}>
      {text}
    </Anchor>
  );

  if (token === null) return <BrokenLink>{home('Go to the dashboard')}</BrokenLink>;
  if (isDone) {
    return (
      <Alert role="status" icon={<IconCircleCheck size={18} />} title="Your address is confirmed">
        {home('Go on to the dashboard')}
      </Alert>
    );
  }
  return (
    <Stack gap="md">
      <Title order={1}>Confirm your e-mail address</Title>
      <Text c="dimmed" size="sm">
        One click, and this address is the one of your account.
      </Text>
      <ErrorAlert error={error} />
      <Button loading={pending} onClick={() => void run()} fullWidth>
        Confirm the address
      </Button>
    </Stack>
  );
}
