import { Button, Code, Container, Group, Stack, Text, Title } from '@mantine/core';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { serverPath } from '../../base-path';
import { describeError, isUnverified } from '../../api/describe-error';
import { Logo } from '../../components/brand/logo';
import { useDocumentTitle } from '../../components/layout/page-header';
import { rich, t } from '../../language/translate';

/** Not part of the first page's bundle. */
const UnverifiedPage = lazy(async () => ({ default: (await import('./unverified-page')).UnverifiedPage }));

/** Shown if a page, or its data, could not be loaded. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const tryAgain = () => {
    reset();
    void router.invalidate();
  };
  if (isUnverified(error)) {
    return (
      <Suspense>
        <UnverifiedPage onTryAgain={tryAgain} />
      </Suspense>
    );
  }
  return <Failure error={error} onTryAgain={tryAgain} />;
}

function Failure({ error, onTryAgain }: { error: unknown; onTryAgain: () => void }) {
  const { title, detail, requestId } = describeError(error);
  useDocumentTitle(title);
  return (
    <Container size="xs" py={96} component="main">
      <Stack align="flex-start" gap="md" role="alert">
        <Logo size={40} withName={false} />
        <Title order={1}>{title}</Title>
        <Text c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {detail}
        </Text>
        {requestId !== undefined && (
          <Text size="sm" c="dimmed">
            {rich('For the administrator, the request ID in the log is {requestId}.', {
              requestId: <Code>{requestId}</Code>,
            })}
          </Text>
        )}
        <Group>
          <Button onClick={onTryAgain}>{t('Try again')}</Button>
          <Button variant="default" onClick={() => window.location.assign(serverPath('/'))}>
            {t('Start over')}
          </Button>
        </Group>
      </Stack>
    </Container>
  );
}
