import { loadPageFile } from './lazy-route-component';
import { router } from './router';
import { isSignedIn } from './session/session';
import { lastWorkspaceId } from './workspace/last-workspace';

/**
 * Requests what the page in the URL needs while the server is still being asked who the user is: its files at once, and
 * its data as soon as there is a session. Without this, each waits for the response to the other. An optimisation: the
 * router loads whatever is missing, and handles what fails.
 */
export function preloadPage(): void {
  const matches: PageMatch[] = router.matchRoutes(firstLocation());
  for (const { routeId, params, search } of matches) {
    const file = loadPageFile(router.routesById[routeId].options.component);
    void Promise.all([file, isSignedIn()])
      .then(([page, signedIn]) => {
        if (signedIn) page?.prefetch?.(params, search);
      })
      .catch(() => undefined);
  }
}

interface PageMatch {
  routeId: keyof typeof router.routesById;
  params: Record<string, string>;
  search: Record<string, unknown>;
}

/** The home page leads to the workspace that was viewed last. */
function firstLocation() {
  const workspaceId = lastWorkspaceId();
  return router.latestLocation.pathname === '/' && workspaceId !== null
    ? router.buildLocation({ to: '/workspaces/$workspaceId/overview', params: { workspaceId } })
    : router.latestLocation;
}
