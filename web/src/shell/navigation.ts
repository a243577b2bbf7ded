import {
  IconFileText,
  IconHistory,
  IconKey,
  IconLayoutDashboard,
  IconSettings,
  IconUsers,
  IconWebhook,
  type TablerIcon,
} from '@tabler/icons-react';

export interface NavigationEntry {
  label: string;
  /** A route below the workspace. */
  to:
    | '/workspaces/$workspaceId/overview'
    | '/workspaces/$workspaceId/api-keys'
    | '/workspaces/$workspaceId/documents'
    | '/workspaces/$workspaceId/members'
    | '/workspaces/$workspaceId/webhooks'
    | '/workspaces/$workspaceId/audit'
    | '/workspaces/$workspaceId/settings';
  icon: TablerIcon;
  /** The minimum role that may see it; it is hidden from others. */
  role?: 'admin';
}

/** The pages of a workspace, for the navigation and the command palette. */
export const navigation: NavigationEntry[] = [
  { label: 'Overview', to: '/workspaces/$workspaceId/overview', icon: IconLayoutDashboard },
  { label: 'API keys', to: '/workspaces/$workspaceId/api-keys', icon: IconKey },
  { label: 'Documents', to: '/workspaces/$workspaceId/documents', icon: IconFileText },
  { label: 'Members', to: '/workspaces/$workspaceId/members', icon: IconUsers },
  { label: 'Webhooks', to: '/workspaces/$workspaceId/webhooks', icon: IconWebhook, role: 'admin' },
  { label: 'Audit', to: '/workspaces/$workspaceId/audit', icon: IconHistory, role: 'admin' },
  { label: 'Settings', to: '/workspaces/$workspaceId/settings', icon: IconSettings },
];
