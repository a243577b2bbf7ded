import { lazyRouteComponent as lazyComponent } from '@tanstack/react-router';
import { useEffect } from 'react';
import { isServerReady, noteServerAway, serverReturned } from './api/connection';
import { Splash } from './shell/splash';

/**
 * A page in its own file. While the server is away, the file is waited for under the banner, and the current page
 * stays. (If the server is up but lacks the file, it has a different version of the dashboard, and the router reloads
 * the page.)
 */
export const lazyRouteComponent: typeof lazyComponent = (load, name) =>
  lazyComponent(() => load().catch((error: unknown) => afterOutage(error, name ?? 'default')), name);

async function afterOutage(error: unknown, name: PropertyKey): Promise<never> {
  if (await isServerReady()) throw error;
  noteServerAway();
  await serverReturned();
  return { [name]: LoadAnew } as never;
}

/** Replaces a page, because a browser does not retry a file that it once failed to load. */
function LoadAnew() {
  useEffect(() => window.location.reload(), []);
  return <Splash />;
}
