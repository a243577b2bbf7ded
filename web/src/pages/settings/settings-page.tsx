import { Stack, Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { PageHeader } from '../../components/layout/page-header';
import { useWorkspace } from '../../workspace/queries';
import { AccountSettings } from './account-settings';
import { DeleteWorkspaceCard } from './delete-workspace-card';
import { KeyPolicyCard } from './key-policy-card';
import { SsoCard } from './sso-card';
import { WorkspaceCard } from './workspace-card';
import { t } from '../../language/translate';

export function SettingsPage() {
  const workspace = useWorkspace();
  const { tab = 'workspace' } = useSearch({ from: '/app/workspaces/$workspaceId/settings' });
  const navigate = useNavigate({ from: '/workspaces/$workspaceId/settings' });
  // A visited tab stays mounted, with any unsaved input.
  const [seen, setSeen] = useState([tab]);
  if (!seen.includes(tab)) setSeen([...seen, tab]);
  return (
    <>
      <PageHeader title={t('Settings')} />
      <Tabs
        value={tab}
        onChange={(value) =>
          void navigate({ search: value === 'account' ? { tab: 'account' } : {}, replace: true })
        }
        keepMounted={false}
      >
        <Tabs.List mb="lg" aria-label={t('Settings of')}>
          <Tabs.Tab value="workspace">{t('Workspace')}</Tabs.Tab>
          <Tabs.Tab value="account">{t('Your account')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="workspace" keepMounted={seen.includes('workspace')}>
          <Stack gap="lg" maw={720}>
            <WorkspaceCard key={workspace.id} workspace={workspace} />
            <SsoCard key={`single sign-on of ${workspace.id}`} workspace={workspace} />
            <KeyPolicyCard key={`policy of ${workspace.id}`} workspace={workspace} />
            <DeleteWorkspaceCard workspace={workspace} />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="account" keepMounted={seen.includes('account')}>
          <AccountSettings />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
