import { createRouter } from '@tanstack/react-router';
import { serverPath } from './base-path';
import { queryClient } from './api/query-client';
import { ErrorPage } from './pages/error/error-page';
import { NotFoundPage } from './pages/error/not-found-page';
import { routeTree } from './routes';
import './session/ended-session';
import { session } from './session/session';
import { removeFirstSplash, Splash } from './shell/splash';

export const router = createRouter({
  routeTree,
  basepath: serverPath('/'),
  // Parameters that a route does not know, or finds invalid, do not reach its page.
  search: { strict: true },
  defaultPreload: 'intent',
  // The query library keeps data fresh.
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 250,
  defaultPendingMinMs: 0,
  defaultPendingComponent: Splash,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

const stopWaiting = router.subscribe('onResolved', () => {
  removeFirstSplash();
  stopWaiting();
});

let userId: string | null = null;

// Handles a sign-out (here, in another tab or by the server) and a sign-in as another user in another tab. Nothing of
// the previous user stays in this page's memory.
session.onChange((state) => {
  const previousUserId = userId;
  userId = state.userId;
  if (state.status === 'signed-out') {
    // The routes redirect to the sign-in page first: pages still on screen would request the cleared data again.
    void router.invalidate().then(() => queryClient.clear());
  } else if (previousUserId !== null && previousUserId !== state.userId) {
    window.location.assign(serverPath('/'));
  } else if (state.userId === null) {
    // The user signed in in another tab: this one leaves the sign-in page, too.
    void router.invalidate();
  }
});
