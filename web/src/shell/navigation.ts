import { IconKey, type TablerIcon } from '@tabler/icons-react';

export interface NavigationEntry {
  label: string;
  /** A route below the workspace. */
  to: '/workspaces/$workspaceId/api-keys';
  icon: TablerIcon;
  /** The lowest role that may see it; others are not shown it. */
  role?: 'admin';
}

/** The pages of a workspace, for the navigation and the command palette. */
export const navigation: NavigationEntry[] = [
  { label: 'API keys', to: '/workspaces/$workspaceId/api-keys', icon: IconKey },
];
