import { Anchor, Button, Container, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconMail } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { useDocumentTitle } from '../../components/layout/page-header';
import { meQuery } from '../../session/queries';
import { session } from '../../session/session';
import { rich, t } from '../../language/translate';

/** For accounts that must confirm their address first: nothing else opens before. */
export function UnverifiedPage({ onTryAgain }: { onTryAgain: () => void }) {
  useDocumentTitle(t('Confirm your email address'));
  const { data: me } = useQuery(meQuery);
  const [isSent, setIsSent] = useState(false);
  const resend = useAction(async () => {
    await session.account.requestEmailVerification({ maxRetries: 0 });
    setIsSent(true);
  });
  return (
    <Container size="xs" py={96} component="main">
      <Stack gap="md">
        <IconMail size={36} stroke={1.5} aria-hidden="true" />
        <Title order={1}>{t('Confirm your email address')}</Title>
        <Text c="dimmed">
          {me === undefined
            ? rich(
                'We have sent a link to <b>you</b>. Follow it and come back. Your keys also work from then on.',
                { b: bold },
              )
            : rich(
                'We have sent a link to {email}. Follow it and come back. Your keys also work from then on.',
                { email: bold(me.user.email) },
              )}
        </Text>
        <ErrorAlert error={resend.error} />
        {isSent && <Text role="status">{t('Another email is on its way.')}</Text>}
        <Text size="sm" c="dimmed">
          {rich('Wrong address? <link>Change it in your account</link>', {
            link: (words) => (
              <Anchor renderRoot={(props) => <Link to="/settings" {...props} />}>{words}</Anchor>
            ),
          })}
        </Text>
        <Group>
          <Button onClick={onTryAgain}>{t('I have confirmed it')}</Button>
          <Button variant="default" loading={resend.pending} onClick={() => void resend.run()}>
            {t('Send the email again')}
          </Button>
          <Button variant="subtle" onClick={() => void session.logout()}>
            {t('Sign out')}
          </Button>
        </Group>
      </Stack>
    </Container>
  );
}

const bold = (words: ReactNode) => <b>{words}</b>;
