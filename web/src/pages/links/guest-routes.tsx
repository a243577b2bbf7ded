import { Outlet, useRouter, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { GuestLayout } from '../guest/guest-layout';
import { type GuestNavigation, GuestNavigationProvider } from '../guest/guest-navigation';

/** The pages for guests, for users who have just signed out. */
export function GuestRoute() {
  const router = useRouter();
  const { next } = useSearch({ from: '/guest' });
  const navigation = useMemo<GuestNavigation>(
    () => ({ next, go: (href, options) => router.navigate({ href, ...options }) }),
    [next, router],
  );
  return (
    <GuestNavigationProvider value={navigation}>
      <LinkRoute />
    </GuestNavigationProvider>
  );
}

/** The pages that mails link to. */
export function LinkRoute() {
  return (
    <GuestLayout>
      <Outlet />
    </GuestLayout>
  );
}
