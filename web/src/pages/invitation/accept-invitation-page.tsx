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

/** Opened by the link of an invitation. */
export function AcceptInvitationPage() {
  const { token, signedIn } = useRouteContext({ from: '/accept-invitation' });
  return (
    <Container size={520} py={56} component="main">
      <Stack gap="xl">
        <Logo />
        <div>
          <PageHeader title="You are invited to a workspace" />
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
        The invitation is in the part of the link after the “#”, and is not stored. Open the complete link
        again.
      </Text>
      <Group>
        <Button variant="default" renderRoot={(props) => <Link to="/" {...props} />}>
          Go to your workspace
        </Button>
      </Group>
    </Stack>
  );
}

function SignInFirst() {
  const next = '/accept-invitation';
  return (
    <Stack>
      <Text size="sm">Sign in or create an account to accept. You will return to this page.</Text>
      <Group>
        <Button renderRoot={(props) => <Link to="/sign-in" search={{ next }} {...props} />}>Sign in</Button>
        <Button variant="default" renderRoot={(props) => <Link to="/sign-up" search={{ next }} {...props} />}>
          Create an account
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
        You are signed in as <b>{me?.user.email ?? '…'}</b>, who will become a member.
      </Text>
      {accept.error instanceof NotFoundError ? (
        <Alert role="alert" color="brass" title="No such invitation for this account">
          If it is for another email address, use the account with that address. Otherwise the invitation is
          no longer open: ask the sender for a new one.
        </Alert>
      ) : (
        <ErrorAlert error={accept.error} />
      )}
      <Group>
        <Button loading={accept.pending} onClick={() => void accept.run()}>
          Accept the invitation
        </Button>
        <Button variant="default" onClick={() => void session.logout()}>
          Use another account
        </Button>
      </Group>
    </Stack>
  );
}
