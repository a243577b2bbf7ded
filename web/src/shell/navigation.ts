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

/** The pages of a workspace, for the navigation and the command palette. */
export const navigation: NavigationEntry[] = [
  { label: 'Overview', to: '/workspaces/$workspaceId/overview', icon: IconLayoutDashboard },
  { label: 'API keys', to: '/workspaces/$workspaceId/api-keys', icon: IconKey },
  ...Object.values(resources).map(({ navigation }) => navigation),
  { label: 'Members', to: '/workspaces/$workspaceId/members', icon: IconUsers },
  { label: 'Webhooks', to: '/workspaces/$workspaceId/webhooks', icon: IconWebhook, role: 'admin' },
  { label: 'Audit', to: '/workspaces/$workspaceId/audit', icon: IconHistory, role: 'admin' },
  { label: 'Settings', to: '/workspaces/$workspaceId/settings', icon: IconSettings },
];
