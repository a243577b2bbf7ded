import { createRouter } from '@tanstack/react-router';
import { queryClient } from './api/query-client';
import { ErrorPage } from './pages/error/error-page';
import { NotFoundPage } from './pages/error/not-found-page';
import { routeTree } from './routes';
import { session } from './session/session';
import { Splash } from './shell/splash';

export const router = createRouter({
  routeTree,
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

// A sign-out, here, in another tab or by the server; or another person signing in, in another tab. Nothing of the
// one who was here stays in this page's memory, and the routes look anew at who may see them.
session.onChange((state) => {
  const isSamePerson = state.status === 'signed-in' && state.userId === userId;
  const wasNobody = userId === null;
  userId = state.userId;
  if (isSamePerson || (wasNobody && state.status === 'signed-in')) return;
  queryClient.clear();
  void router.invalidate();
});
