import type { DashboardLinks } from '../mail/dashboard-links.js';

/** @param workspaceId the user's own workspace; null: there is none, so to the start page */
export const keysLink = (links: DashboardLinks, workspaceId: string | null): string =>
  workspaceId === null ? links.to('home') : links.to('apiKeys', { workspaceId });
