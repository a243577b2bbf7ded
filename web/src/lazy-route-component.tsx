import { lazyRouteComponent as lazyComponent } from '@tanstack/react-router';
import { useEffect } from 'react';
import { isServerReady, noteServerAway, serverReturned } from './api/connection';
import { Splash } from './shell/splash';

/** What the file of a page may have besides the page. */
export interface PageFile {
  /** Requests what the page shows first. Errors are the page's to report, when it asks for the same. */
  prefetch?: (params: Record<string, string>, search: Record<string, unknown>) => void;
}

/**
 * A page in its own file. While the server is away, the file is waited for under the banner, and the current page
 * stays. (If the server is up but lacks the file, it has a different version of the dashboard, and the router reloads
 * the page.)
 */
export const lazyRouteComponent: typeof lazyComponent = (load, name) => {
  const component = lazyComponent(
    () => load().catch((error: unknown) => afterOutage(error, name ?? 'default')),
    name,
  );
  files.set(component, load);
  return component;
};

const files = new Map<unknown, () => Promise<PageFile>>();

/** @returns undefined for components that are not in a file of their own */
export const loadPageFile = (component: unknown): Promise<PageFile> | undefined => files.get(component)?.();

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
