import { Button, Container, Group, Stack } from '@mantine/core';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { isUnverified } from '../../api/describe-error';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { UnverifiedPage } from './unverified-page';

/** Where a page, or what it needs, could not be loaded. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const tryAgain = () => {
    reset();
    void router.invalidate();
  };
  if (isUnverified(error)) {
    return <UnverifiedPage onTryAgain={tryAgain} />;
  }
  return (
    <Container size="xs" py={80} component="main">
      <Stack>
        <ErrorAlert error={error} />
        <Group>
          <Button onClick={tryAgain}>Try again</Button>
          <Button variant="default" onClick={() => window.location.reload()}>
            Reload the page
          </Button>
        </Group>
      </Stack>
    </Container>
  );
}
