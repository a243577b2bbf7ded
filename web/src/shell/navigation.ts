import {
  IconHistory,
  IconKey,
  IconLayoutDashboard,
  IconSettings,
  IconUsers,
  IconWebhook,
} from '@tabler/icons-react';
import type { NavigationEntry } from '../dashboard-resource';
import { resources } from '../resources';
import type { Message } from '../language/translate';

/** The pages of a workspace, for the navigation and the command palette. */
export const navigation: NavigationEntry[] = [
  { label: 'Overview' satisfies Message, to: '/workspaces/$workspaceId/overview', icon: IconLayoutDashboard },
  { label: 'API keys' satisfies Message, to: '/workspaces/$workspaceId/api-keys', icon: IconKey },
  ...Object.values(resources).map(({ navigation }) => navigation),
  { label: 'Members' satisfies Message, to: '/workspaces/$workspaceId/members', icon: IconUsers },
  {
    label: 'Webhooks' satisfies Message,
    to: '/workspaces/$workspaceId/webhooks',
    icon: IconWebhook,
    role: 'admin',
  },
  {
    label: 'Audit' satisfies Message,
    to: '/workspaces/$workspaceId/audit',
    icon: IconHistory,
    role: 'admin',
  },
  { label: 'Settings' satisfies Message, to: '/workspaces/$workspaceId/settings', icon: IconSettings },
];
