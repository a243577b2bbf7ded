import { NotFoundError } from '@latchkey/sdk';
import { Alert, Button, Container, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useRouteContext } from '@tanstack/react-router';
import { queryClient } from '../../api/query-client';
import { useAction } from '../../api/use-action';
import { Logo } from '../../components/brand/logo';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { Card } from '../../components/layout/card';
import { PageHeader } from '../../components/layout/page-header';
import { meQuery } from '../../session/queries';
import { session } from '../../session/session';
import { workspacesQuery } from '../../workspace/queries';
import { forgetLinkToken } from '../links/link-token';
import { rich, t } from '../../language/translate';

/** Opened by the link of an invitation. */
export function AcceptInvitationPage() {
  const { token, signedIn } = useRouteContext({ from: '/accept-invitation' });
  return (
    <Container size={520} py={56} component="main">
      <Stack gap="xl">
        <Logo />
        <div>
          <PageHeader title={t('You are invited to a workspace')} />
          <Card>{token === null ? <NoToken /> : signedIn ? <Accept token={token} /> : <SignInFirst />}</Card>
        </div>
      </Stack>
    </Container>
  );
}

function NoToken() {
  return (
    <Stack>
      <Text size="sm">
        {t(
          'The invitation is in the part of the link after the “#”, and is not stored. Open the complete link again.',
        )}
      </Text>
      <Group>
        <Button variant="default" renderRoot={(props) => <Link to="/" {...props} />}>
          {t('Go to your workspace')}
        </Button>
      </Group>
    </Stack>
  );
}

function SignInFirst() {
  const next = '/accept-invitation';
  return (
    <Stack>
      <Text size="sm">{t('Sign in or create an account to accept. You will return to this page.')}</Text>
      <Group>
        <Button renderRoot={(props) => <Link to="/sign-in" search={{ next }} {...props} />}>
          {t('Sign in')}
        </Button>
        <Button variant="default" renderRoot={(props) => <Link to="/sign-up" search={{ next }} {...props} />}>
          {t('Create an account')}
        </Button>
      </Group>
    </Stack>
  );
}

function Accept({ token }: { token: string }) {
  const navigate = useNavigate();
  const { data: me } = useQuery(meQuery);
  const accept = useAction(async () => {
    const { workspace } = await session.workspaces.acceptInvitation(token);
    forgetLinkToken();
    await queryClient.refetchQueries({ ...workspacesQuery, exact: true });
    await navigate({
      to: '/workspaces/$workspaceId/overview',
      params: { workspaceId: workspace.id },
      replace: true,
    });
  });
  return (
    <Stack>
      <Text size="sm">
        {rich('You are signed in as {email}, who will become a member.', {
          email: <b>{me?.user.email ?? '…'}</b>,
        })}
      </Text>
      {accept.error instanceof NotFoundError ? (
        <Alert role="alert" color="brass" title={t('No such invitation for this account')}>
          {t(
            'If it is for another email address, use the account with that address. Otherwise the invitation is no longer open: ask the sender for a new one.',
          )}
        </Alert>
      ) : (
        <ErrorAlert error={accept.error} />
      )}
      <Group>
        <Button loading={accept.pending} onClick={() => void accept.run()}>
          {t('Accept the invitation')}
        </Button>
        <Button variant="default" onClick={() => void session.logout()}>
          {t('Use another account')}
        </Button>
      </Group>
    </Stack>
  );
}
