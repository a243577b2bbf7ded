import { Button, Container, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Logo } from '../../components/brand/logo';
import { PageHeader } from '../../components/layout/page-header';
import { session } from '../../session/session';
import { AccountSettings } from './account-settings';
import { t } from '../../language/translate';

/** For users without an open workspace: they belong to none, or must confirm their address first. */
export function AccountPage() {
  return (
    <Container size={752} py={40} component="main">
      <Logo />
      <div style={{ marginTop: 32 }}>
        <PageHeader
          title={t('Your account')}
          actions={
            <Group gap="xs">
              <Button variant="default" renderRoot={(props) => <Link to="/" {...props} />}>
                {t('Go to your workspaces')}
              </Button>
              <Button variant="default" onClick={() => void session.logout()}>
                {t('Sign out')}
              </Button>
            </Group>
          }
        />
        <AccountSettings />
      </div>
    </Container>
  );
}
