import type { Scope } from '@latchkey/sdk';
import type { TablerIcon } from '@tabler/icons-react';
import type { LinkProps, RegisteredRouter } from '@tanstack/react-router';
import type { Role } from './workspace/roles';

type BelowWorkspace = Extract<keyof RegisteredRouter['routesByPath'], `/workspaces/$workspaceId/${string}`>;

/** A page of a workspace that needs no other parameter. */
type WorkspacePage = Exclude<
  BelowWorkspace,
  `/workspaces/$workspaceId/${string}$${string}` | '/workspaces/$workspaceId/'
>;

export interface NavigationEntry {
  label: string;
  to: WorkspacePage;
  icon: TablerIcon;
  /** The minimum role that may see it; it is hidden from others. */
  role?: 'admin';
}

/** The page of a record, by its id. */
export type RecordPage = (workspaceId: string, id: string) => LinkProps;

/** What the dashboard shows of a resource outside the resource's own pages. */
export interface DashboardResource {
  navigation: NavigationEntry;
  /** The command palette's command that creates one, and the minimum role that may. */
  create: { label: string; to: WorkspacePage; role: Role };
  /** What search results and audit events call a record. */
  kind: string;
  /** The heading of search results. */
  found: string;
  page: RecordPage;
  /** Suggested for a key that may not do everything. */
  scope: Scope;
}
