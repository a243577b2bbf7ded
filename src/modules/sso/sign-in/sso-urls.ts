import type { DashboardLinks } from '../../mail/dashboard-links.js';

/** Where a browser begins to sign in with the provider; that of a workspace has the workspace's id. */
export const startUrl = (links: DashboardLinks, providerId: string): string =>
  links.url(`/api/v1/auth/sso/${providerId}/start`);

/** Where the provider sends the browser back to. */
export const callbackUrl = (links: DashboardLinks, providerId: string): string =>
  links.url(`/api/v1/auth/sso/${providerId}/callback`);
