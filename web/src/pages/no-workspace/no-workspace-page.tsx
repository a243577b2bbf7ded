import { Button, Center, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBuilding } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { EmptyState } from '../../components/feedback/empty-state';
import { useDocumentTitle } from '../../components/layout/page-header';
import { session } from '../../session/session';
import { CreateWorkspaceDialog } from '../../shell/create-workspace-dialog';
import { t } from '../../language/translate';

/** For a user whose last workspace was deleted, or who was removed from it. */
export function NoWorkspacePage() {
  useDocumentTitle(t('No workspace'));
  const navigate = useNavigate();
  const [creating, { open, close }] = useDisclosure();
  return (
    <Center mih="80vh" component="main">
      <EmptyState
        icon={<IconBuilding size={24} />}
        title={t('You are not in any workspace')}
        action={
          <Group justify="center">
            <Button onClick={open}>{t('New workspace')}</Button>
            <Button variant="default" renderRoot={(props) => <Link to="/settings" {...props} />}>
              {t('Your account')}
            </Button>
            <Button variant="default" onClick={() => void session.logout()}>
              {t('Sign out')}
            </Button>
          </Group>
        }
      >
        {t(
          'Keys, data and members belong to a workspace. Create one, or open an invitation that you received.',
        )}
      </EmptyState>
      <CreateWorkspaceDialog
        opened={creating}
        onClose={close}
        onCreated={(workspaceId) =>
          void navigate({ to: '/workspaces/$workspaceId/overview', params: { workspaceId } })
        }
      />
    </Center>
  );
}
