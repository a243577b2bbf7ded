import { Button, Container, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useDocumentTitle } from '../../components/layout/page-header';
import { Logo } from '../../components/brand/logo';
import { t } from '../../language/translate';

/** For a URL that leads nowhere, or to something in another workspace: the two look the same. */
export function NotFoundPage() {
  useDocumentTitle(t('Not found'));
  return (
    <Container size="xs" py={96} component="main">
      <Stack align="flex-start" gap="md">
        <Logo size={40} withName={false} />
        <Title order={1}>{t('Nothing here')}</Title>
        <Text c="dimmed">
          {t(
            'The page does not exist, or it belongs to a workspace that you are not a member of. If someone gave you the link, ask them for an invitation.',
          )}
        </Text>
        <Button renderRoot={(props) => <Link to="/" {...props} />}>{t('Go to your workspace')}</Button>
      </Stack>
    </Container>
  );
}
