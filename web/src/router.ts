import { createRouter } from '@tanstack/react-router';
import { serverPath } from './base-path';
import { queryClient } from './api/query-client';
import { ErrorPage } from './pages/error/error-page';
import { NotFoundPage } from './pages/error/not-found-page';
import { routeTree } from './routes';
import { session } from './session/session';
import { Splash } from './shell/splash';

export const router = createRouter({
  routeTree,
  basepath: serverPath('/'),
  // What a route does not know, or finds wrong, in an address is not there for its page.
  search: { strict: true },
  defaultPreload: 'intent',
  // What is shown is the query library's to keep fresh.
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

let userId: string | null = null;

// A sign-out, here, in another tab or by the server; or another person who signs in, in another tab. Nothing of the
// one who was here stays in this page's memory.
session.onChange((state) => {
  const previousUserId = userId;
  userId = state.userId;
  if (state.status === 'signed-out') {
    // The routes lead to the sign-in page first: pages that are still shown would ask anew for what is gone.
    void router.invalidate().then(() => queryClient.clear());
  } else if (previousUserId !== null && previousUserId !== state.userId) {
    window.location.assign(serverPath('/'));
  } else if (state.userId === null) {
    // Signed in by another tab: this one leaves the sign-in page, too.
    void router.invalidate();
  }
});
