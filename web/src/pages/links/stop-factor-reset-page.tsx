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

export function StopFactorResetPage() {
  useDocumentTitle(t('Keep your second factors'));
  const { token } = useRouteContext({ from: '/link/stop-factor-reset' });
  return token === null ? (
    <BrokenLink>
      <Settings>{t('Open your security settings')}</Settings>
    </BrokenLink>
  ) : (
    <StopFactorReset key={token} token={token} />
  );
}

/** Requires a click, because programs that scan mails follow their links, too. */
function StopFactorReset({ token }: { token: string }) {
  const [isDone, setIsDone] = useState(false);
  const { run, pending, error } = useAction(async () => {
    await session.factors.stopResetByLink(token);
    setIsDone(true);
    await queryClient.invalidateQueries();
  });

  if (isDone) {
    return (
      <Alert
        role="status"
        icon={<IconCircleCheck size={18} />}
        title={t('Your second factors stay as they are')}
      >
        <Text size="sm" mb="xs">
          {t('The owners of your workspaces are notified. If you did not ask for the reset, talk to them.')}
        </Text>
        <Settings>{t('Open your security settings')}</Settings>
      </Alert>
    );
  }
  return (
    <Stack gap="md">
      <Title order={1}>{t('Keep your second factors')}</Title>
      <Text c="dimmed" size="sm">
        {t(
          'An owner of one of your workspaces has requested to remove every second factor of your account. Stop it if you did not ask for this, or no longer need it.',
        )}
      </Text>
      <ErrorAlert error={error} />
      {error !== undefined && <Settings>{t('See in your settings whether it is pending')}</Settings>}
      <Button loading={pending} onClick={() => void run()} fullWidth>
        {t('Stop the reset')}
      </Button>
    </Stack>
  );
}

function Settings({ children }: { children: string }) {
  return (
    <Anchor size="sm" renderRoot={(props) => <Link to="/settings" {...props} />}>
      {children}
    </Anchor>
  );
}
