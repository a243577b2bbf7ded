import { lazyRouteComponent as lazyComponent } from '@tanstack/react-router';
import { useEffect } from 'react';
import { isServerReady, noteServerAway, serverReturned } from './api/connection';
import { Splash } from './shell/splash';

/**
 * A page in a file of its own. While the server is away the file is waited for, under the banner, and what is on
 * the screen stays. (Where the server is there without the file, it has another version of the dashboard: the
 * router then loads the page anew.)
 */
export const lazyRouteComponent: typeof lazyComponent = (load, name) =>
  lazyComponent(() => load().catch((error: unknown) => afterOutage(error, name ?? 'default')), name);

async function afterOutage(error: unknown, name: PropertyKey): Promise<never> {
  if (await isServerReady()) throw error;
  noteServerAway();
  await serverReturned();
  return { [name]: LoadAnew } as never;
}

/** In place of a page: a browser does not ask again for a file that it failed to get once. */
function LoadAnew() {
  useEffect(() => window.location.reload(), []);
  return <Splash />;
}
