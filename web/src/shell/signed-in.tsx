import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';

const Toasts = lazy(() => import('./toasts'));

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
