import { createRootRoute, createRoute, notFound, redirect } from '@tanstack/react-router';
import { isUnverified } from './api/describe-error';
import { queryClient } from './api/query-client';
import { lazyRouteComponent } from './lazy-route-component';
import {
  validateApiKeySearch,
  validateRequestsSearch,
  validateUseSearch,
} from './pages/api-keys/api-key-search';
import { validateApiKeysSearch } from './pages/api-keys/view';
import { validateAuditSearch } from './pages/audit/audit-search';
import { documentsRoutes } from './pages/documents/routes';
import { heldLinkToken, holdLinkToken, type LinkPage } from './pages/links/link-token';
import {
  validateCliLoginSearch,
  validateOutcome,
  validateUserCode,
} from './pages/cli-login/cli-login-search';
import { validateOverviewSearch } from './pages/overview/range';
import { validateEndpointSearch } from './pages/webhooks/endpoint-search';
import { isWithinDashboard, takeNextPage } from './session/next-page';
import { isSignedIn } from './session/session';
import { homeWorkspace } from './workspace/home-workspace';
import { rememberWorkspace } from './workspace/last-workspace';
import { workspacesQuery } from './workspace/queries';

/**
 * Every URL of the dashboard. Each page is in a file of its own, loaded on demand; here are only the URLs, and the
 * conditions for showing a page. A new first segment must be added to `src/modules/dashboard/client-routes.ts` too, for
 * the server.
 */

const rootRoute = createRootRoute();

interface NextSearch {
  /** Where to go after signing in. */
  next?: string | undefined;
}

const validateNext = ({ next }: Record<string, unknown>): NextSearch => ({
  next: isWithinDashboard(next) ? next : undefined,
});

// ---- For anyone

const guestRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'guest',
  validateSearch: validateNext,
  beforeLoad: async ({ search }) => {
    if (await isSignedIn()) redirect({ href: search.next ?? '/', replace: true, throw: true });
  },
  component: lazyRouteComponent(() => import('./pages/links/guest-routes'), 'GuestRoute'),
});

const signInRoute = createRoute({
  getParentRoute: () => guestRoute,
  path: 'sign-in',
  component: lazyRouteComponent(() => import('./pages/guest/sign-in-page'), 'SignInPage'),
});

const signUpRoute = createRoute({
  getParentRoute: () => guestRoute,
  path: 'sign-up',
  component: lazyRouteComponent(() => import('./pages/guest/sign-up-page'), 'SignUpPage'),
});

const forgotPasswordRoute = createRoute({
  getParentRoute: () => guestRoute,
  path: 'forgot-password',
  component: lazyRouteComponent(() => import('./pages/guest/forgot-password-page'), 'ForgotPasswordPage'),
});

// ---- For links in mails and invitations, signed in or not

/** Removes the token from the URL and the history before anything is shown. */
const takeToken =
  (page: LinkPage) =>
  ({ location }: { location: { hash: string } }): { token: string | null } => {
    if (holdLinkToken(page, location.hash)) redirect({ to: page, replace: true, throw: true });
    return { token: heldLinkToken(page) };
  };

const linkRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'link',
  beforeLoad: async () => {
    await isSignedIn();
  },
  component: lazyRouteComponent(() => import('./pages/links/guest-routes'), 'LinkRoute'),
});

const resetPasswordRoute = createRoute({
  getParentRoute: () => linkRoute,
  path: 'reset-password',
  beforeLoad: takeToken('/reset-password'),
  component: lazyRouteComponent(() => import('./pages/links/reset-password-page'), 'ResetPasswordPage'),
});

const verifyEmailRoute = createRoute({
  getParentRoute: () => linkRoute,
  path: 'verify-email',
  beforeLoad: takeToken('/verify-email'),
  component: lazyRouteComponent(() => import('./pages/links/verify-email-page'), 'VerifyEmailPage'),
});

const stopFactorResetRoute = createRoute({
  getParentRoute: () => linkRoute,
  path: 'stop-factor-reset',
  beforeLoad: takeToken('/stop-factor-reset'),
  component: lazyRouteComponent(() => import('./pages/links/stop-factor-reset-page'), 'StopFactorResetPage'),
});

const cliLoginOutcomeRoute = createRoute({
  getParentRoute: () => linkRoute,
  path: 'cli-login/done',
  validateSearch: validateOutcome,
  component: lazyRouteComponent(
    () => import('./pages/cli-login/cli-login-outcome-page'),
    'CliLoginOutcomePage',
  ),
});

const acceptInvitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'accept-invitation',
  beforeLoad: async (match) => ({
    ...takeToken('/accept-invitation')(match),
    signedIn: await isSignedIn(),
  }),
  component: lazyRouteComponent(
    () => import('./pages/invitation/accept-invitation-page'),
    'AcceptInvitationPage',
  ),
});

// ---- For signed-in users

const appRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'app',
  beforeLoad: async ({ location }) => {
    if (await isSignedIn()) return;
    const next = location.href === '/' ? {} : { next: location.href };
    redirect({ to: '/sign-in', search: next, replace: true, throw: true });
  },
  component: lazyRouteComponent(() => import('./shell/signed-in'), 'SignedIn'),
});

const homeRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/',
  beforeLoad: async () => {
    const next = takeNextPage();
    if (next !== undefined) redirect({ href: next, replace: true, throw: true });
    const workspace = await homeWorkspace();
    if (!workspace) return;
    redirect({
      to: '/workspaces/$workspaceId/overview',
      params: { workspaceId: workspace.id },
      replace: true,
      throw: true,
    });
  },
  // For a user whose last workspace was deleted, or who was removed from it.
  component: lazyRouteComponent(() => import('./pages/no-workspace/no-workspace-page'), 'NoWorkspacePage'),
});

/** The account's settings, to which mails link. Shown within a workspace if one is open to the user. */
const accountRoute = createRoute({
  getParentRoute: () => appRoute,
  path: 'settings',
  beforeLoad: async ({ location }) => {
    const workspace = await homeWorkspace().catch((error: unknown) => {
      if (isUnverified(error)) return undefined;
      throw error;
    });
    if (!workspace) return;
    redirect({
      to: '/workspaces/$workspaceId/settings',
      params: { workspaceId: workspace.id },
      search: { tab: 'account' },
      // The outcome of linking an identity.
      hash: location.hash,
      replace: true,
      throw: true,
    });
  },
  component: lazyRouteComponent(() => import('./pages/settings/account-page'), 'AccountPage'),
});

const cliLoginRoute = createRoute({
  getParentRoute: () => appRoute,
  path: 'cli-login',
  validateSearch: validateCliLoginSearch,
  component: lazyRouteComponent(() => import('./pages/cli-login/cli-login-page'), 'CliLoginPage'),
});

const deviceRoute = createRoute({
  getParentRoute: () => appRoute,
  path: 'device',
  validateSearch: validateUserCode,
  component: lazyRouteComponent(() => import('./pages/cli-login/device-page'), 'DevicePage'),
});

const welcomeRoute = createRoute({
  getParentRoute: () => appRoute,
  path: 'welcome',
  validateSearch: validateNext,
  component: lazyRouteComponent(() => import('./pages/welcome/welcome-page'), 'WelcomePage'),
});

const workspaceRoute = createRoute({
  getParentRoute: () => appRoute,
  path: 'workspaces/$workspaceId',
  beforeLoad: async ({ params }) => {
    const workspaces = await queryClient.ensureQueryData(workspacesQuery);
    if (!workspaces.some(({ id }) => id === params.workspaceId)) notFound({ throw: true });
    rememberWorkspace(params.workspaceId);
  },
  component: lazyRouteComponent(() => import('./shell/shell'), 'Shell'),
});

export type WorkspaceRoute = typeof workspaceRoute;

const workspaceIndexRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/',
  beforeLoad: ({ params }) => {
    redirect({ to: '/workspaces/$workspaceId/overview', params, replace: true, throw: true });
  },
});

const overviewRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'overview',
  validateSearch: validateOverviewSearch,
  component: lazyRouteComponent(() => import('./pages/overview/overview-page'), 'OverviewPage'),
});

const apiKeysRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'api-keys',
  validateSearch: validateApiKeysSearch,
  component: lazyRouteComponent(() => import('./pages/api-keys/api-keys-page'), 'ApiKeysPage'),
});

const apiKeyRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'api-keys/$keyId',
  validateSearch: validateApiKeySearch,
  component: lazyRouteComponent(() => import('./pages/api-keys/api-key-page'), 'ApiKeyPage'),
});

const apiKeyOverviewRoute = createRoute({
  getParentRoute: () => apiKeyRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/api-keys/tabs/overview-tab'), 'OverviewTab'),
});

const apiKeyRequestsRoute = createRoute({
  getParentRoute: () => apiKeyRoute,
  path: 'requests',
  validateSearch: validateRequestsSearch,
  component: lazyRouteComponent(() => import('./pages/api-keys/tabs/requests-tab'), 'RequestsTab'),
});

const apiKeySecurityRoute = createRoute({
  getParentRoute: () => apiKeyRoute,
  path: 'security',
  component: lazyRouteComponent(() => import('./pages/api-keys/tabs/security-tab'), 'SecurityTab'),
});

const apiKeyAuditRoute = createRoute({
  getParentRoute: () => apiKeyRoute,
  path: 'audit',
  component: lazyRouteComponent(() => import('./pages/api-keys/tabs/audit-tab'), 'AuditTab'),
});

const apiKeyUseRoute = createRoute({
  getParentRoute: () => apiKeyRoute,
  path: 'use',
  validateSearch: validateUseSearch,
  component: lazyRouteComponent(() => import('./pages/api-keys/tabs/use-tab'), 'UseTab'),
});

const membersRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'members',
  component: lazyRouteComponent(() => import('./pages/members/members-page'), 'MembersPage'),
});

const webhooksRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'webhooks',
  validateSearch: ({ dialog }: Record<string, unknown>): { dialog?: 'create' } =>
    dialog === 'create' ? { dialog } : {},
  component: lazyRouteComponent(() => import('./pages/webhooks/webhooks-page'), 'WebhooksPage'),
});

const webhookEndpointRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'webhooks/$endpointId',
  validateSearch: validateEndpointSearch,
  component: lazyRouteComponent(() => import('./pages/webhooks/endpoint-page'), 'EndpointPage'),
});

const auditRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'audit',
  validateSearch: validateAuditSearch,
  component: lazyRouteComponent(() => import('./pages/audit/audit-page'), 'AuditPage'),
});

const settingsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'settings',
  validateSearch: ({ tab }: Record<string, unknown>): { tab?: 'account' } =>
    tab === 'account' ? { tab } : {},
  component: lazyRouteComponent(() => import('./pages/settings/settings-page'), 'SettingsPage'),
});

export const routeTree = rootRoute.addChildren([
  guestRoute.addChildren([signInRoute, signUpRoute, forgotPasswordRoute]),
  linkRoute.addChildren([resetPasswordRoute, verifyEmailRoute, stopFactorResetRoute, cliLoginOutcomeRoute]),
  acceptInvitationRoute,
  appRoute.addChildren([
    homeRoute,
    accountRoute,
    cliLoginRoute,
    deviceRoute,
    welcomeRoute,
    workspaceRoute.addChildren([
      workspaceIndexRoute,
      overviewRoute,
      apiKeysRoute,
      apiKeyRoute.addChildren([
        apiKeyOverviewRoute,
        apiKeyRequestsRoute,
        apiKeySecurityRoute,
        apiKeyAuditRoute,
        apiKeyUseRoute,
      ]),
      ...documentsRoutes(workspaceRoute),
      membersRoute,
      webhooksRoute,
      webhookEndpointRoute,
      auditRoute,
      settingsRoute,
    ]),
  ]),
]);
