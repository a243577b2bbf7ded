import { Outlet } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense } from 'react';

// Without them nothing is lost that is not on the page, too.
const Toasts = lazy((): Promise<{ default: ComponentType }> =>
  import('./toasts').catch(() => ({ default: () => null })),
);

/** Around all pages for people who are signed in. */
export function SignedIn() {
  return (
    <>
      <Outlet />
      <Suspense>
        <Toasts />
      </Suspense>
    </>
  );
}
