import { useMantineColorScheme } from '@mantine/core';
import type { SpotlightActionGroupData } from '@mantine/spotlight';
import { useSuspenseQuery } from '@tanstack/react-query';
import {
  IconBook2,
  IconBuilding,
  IconCode,
  IconDeviceDesktop,
  IconLogout,
  IconMoon,
  IconPlus,
  IconSun,
  IconUserCircle,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { serverPath } from '../../base-path';
import { resources } from '../../resources';
import { session } from '../../session/session';
import { useWorkspace, workspacesQuery } from '../../workspace/queries';
import { roleAtLeast } from '../../workspace/roles';
import { navigation } from '../navigation';
import { t, translateDeclared } from '../../language/translate';

/** Everything that the palette offers without asking the server. */
export function useCommands(): SpotlightActionGroupData[] {
  const navigate = useNavigate();
  const workspace = useWorkspace();
  const { data: workspaces } = useSuspenseQuery(workspacesQuery);
  const { setColorScheme } = useMantineColorScheme();
  const params = { workspaceId: workspace.id };

  return [
    {
      group: t('Pages'),
      actions: navigation
        .filter(({ role }) => !role || roleAtLeast(workspace.role, role))
        .map(({ label, to, icon: Icon }) => ({
          id: to,
          label: translateDeclared(label),
          leftSection: <Icon size={18} stroke={1.7} aria-hidden="true" />,
          onClick: () => void navigate({ to, params }),
        })),
    },
    {
      group: t('Actions'),
      actions: [
        {
          id: 'create-api-key',
          label: t('Create an API key'),
          leftSection: <IconPlus size={18} stroke={1.7} aria-hidden="true" />,
          onClick: () =>
            void navigate({ to: '/workspaces/$workspaceId/api-keys', params, search: { dialog: 'create' } }),
        },
        ...Object.values(resources)
          .filter(({ create: { role } }) => roleAtLeast(workspace.role, role))
          .map(({ create: { label, to } }) => ({
            id: to,
            label: translateDeclared(label),
            leftSection: <IconPlus size={18} stroke={1.7} aria-hidden="true" />,
            onClick: () => void navigate({ to, params }),
          })),
        ...(roleAtLeast(workspace.role, 'admin')
          ? [
              {
                id: 'add-webhook-endpoint',
                label: t('Add a webhook endpoint'),
                leftSection: <IconPlus size={18} stroke={1.7} aria-hidden="true" />,
                onClick: () =>
                  void navigate({
                    to: '/workspaces/$workspaceId/webhooks',
                    params,
                    search: { dialog: 'create' },
                  }),
              },
            ]
          : []),
        ...(
          [
            ['light', t('Light appearance'), IconSun],
            ['dark', t('Dark appearance'), IconMoon],
            ['auto', t('System appearance'), IconDeviceDesktop],
          ] as const
        ).map(([scheme, label, Icon]) => ({
          id: `appearance-${scheme}`,
          label,
          leftSection: <Icon size={18} stroke={1.7} aria-hidden="true" />,
          onClick: () => setColorScheme(scheme),
        })),
        {
          id: 'account',
          label: t('Your account'),
          leftSection: <IconUserCircle size={18} stroke={1.7} aria-hidden="true" />,
          onClick: () => void navigate({ to: '/settings' }),
        },
        {
          id: 'sign-out',
          label: t('Sign out'),
          leftSection: <IconLogout size={18} stroke={1.7} aria-hidden="true" />,
          onClick: () => void session.logout(),
        },
      ],
    },
    {
      group: t('Workspaces'),
      actions: workspaces
        .filter(({ id }) => id !== workspace.id)
        .map(({ id, name }) => ({
          id: `workspace-${id}`,
          label: t('Switch to {name}', { name }),
          leftSection: <IconBuilding size={18} stroke={1.7} aria-hidden="true" />,
          onClick: () =>
            void navigate({ to: '/workspaces/$workspaceId/overview', params: { workspaceId: id } }),
        })),
    },
    {
      group: t('Documentation'),
      actions: [
        { id: 'docs', label: t('Documentation'), path: serverPath('/docs'), Icon: IconBook2 },
        {
          id: 'api-docs',
          label: t('API reference (Swagger UI)'),
          path: serverPath('/api/docs'),
          Icon: IconCode,
        },
      ].map(({ id, label, path, Icon }) => ({
        id,
        label,
        leftSection: <Icon size={18} stroke={1.7} aria-hidden="true" />,
        onClick: () => window.open(path, '_blank', 'noreferrer'),
      })),
    },
  ];
}
