import { type ComponentPropsWithRef, createContext, type MouseEvent, useContext } from 'react';
import { serverPath } from '../../base-path';

/** How the pages for guests lead elsewhere, with or without the router of the dashboard. */
export interface GuestNavigation {
  /** Where to go after signing in. */
  next: string | undefined;
  /**
   * @param path within the dashboard, with its query
   * @param options.replace whether "Back" leads to what was before this page
   */
  go: (path: string, options?: { replace: boolean }) => Promise<void>;
}

const Navigation = createContext<GuestNavigation | undefined>(undefined);

export const GuestNavigationProvider = Navigation.Provider;

export function useGuestNavigation(): GuestNavigation {
  const navigation = useContext(Navigation);
  if (!navigation) throw new Error('Not within a GuestNavigationProvider.');
  return navigation;
}

/** @returns the path with the page to go to after signing in, if there is one */
export const withNext = (path: string, next: string | undefined): string =>
  next === undefined ? path : `${path}?next=${encodeURIComponent(next)}`;

/** Leads to another page for guests, which keeps where to go after signing in. */
export function GuestLink({ to, ...props }: ComponentPropsWithRef<'a'> & { to: `/${string}` }) {
  const { next, go } = useGuestNavigation();
  const path = withNext(to, next);
  const follow = (event: MouseEvent): void => {
    // The browser opens it in a new tab, or saves it.
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void go(path);
  };
  return <a {...props} href={serverPath(path as `/${string}`)} onClick={follow} />;
}
