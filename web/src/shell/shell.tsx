import { AppShell, Burger, Group, Skeleton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Outlet, useNavigate, useRouter, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { Logo } from '../components/brand/logo';
import { toast } from '../components/feedback/toast';
import { CommandPaletteKeys } from './command-palette-keys';
import { queryClient } from '../api/query-client';
import { meQuery } from '../session/queries';
import { hasDeparted } from '../workspace/departures';
import { useIsMember, useWorkspace } from '../workspace/queries';
import { Sidebar } from './sidebar';
import { SsoNotice } from './sso-notice';
import classes from './shell.module.css';
import { t } from '../language/translate';

const SuspendedWorkspace = lazy(async () => ({
  default: (await import('../pages/suspended/suspended-workspace')).SuspendedWorkspace,
}));

export function prefetch(): void {
  void queryClient.prefetchQuery(meQuery);
}

/** The frame around the pages of a workspace. */
export function Shell() {
  const [opened, { toggle, close }] = useDisclosure();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  useEffect(close, [path, close]);
  const navigate = useNavigate();
  const { id, name } = useWorkspace();
  const isMember = useIsMember();
  useEffect(() => {
    if (isMember) return;
    if (!hasDeparted(id))
      toast(t('You no longer have access to “{name}”: it was deleted, or you were removed.', { name }));
    void navigate({ to: '/', replace: true });
  }, [id, name, isMember, navigate]);

  return (
    <AppShell
      layout="alt"
      header={{ height: { base: 56, sm: 0 } }}
      navbar={{ width: 256, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding={0}
    >
      <a href="#main" className={classes.skip}>
        {t('Skip to the content')}
      </a>
      <AppShell.Header hiddenFrom="sm" className={classes.header}>
        <Group h="100%" px="md" justify="space-between">
          <Logo />
          <Burger
            opened={opened}
            onClick={toggle}
            size="sm"
            aria-label={opened ? t('Close the navigation') : t('Open the navigation')}
            aria-expanded={opened}
          />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className={classes.navbar} data-opened={opened} aria-label={t('Workspace')}>
        <Sidebar onClose={close} />
      </AppShell.Navbar>
      <AppShell.Main>
        <div id="main" tabIndex={-1} className={classes.main}>
          <Suspense fallback={<PageSkeleton />}>
            <SsoNotice />
            <Page />
          </Suspense>
        </div>
      </AppShell.Main>
      <CommandPaletteKeys />
    </AppShell>
  );
}

/** When a workspace is suspended, the open page stays behind the notice, with any input. */
function Page() {
  const { id, suspendedAt } = useWorkspace();
  const isAccount = useRouterState({
    select: ({ location: { pathname, search } }) =>
      pathname.endsWith('/settings') && search.tab === 'account',
  });
  const isSuspended = suspendedAt !== null && !isAccount;
  const openedIn = useRef<string | undefined>(undefined);
  if (!isSuspended) openedIn.current = id;
  const router = useRouter();
  useEffect(() => {
    if (!isSuspended) return undefined;
    // Whatever was refused meanwhile is reloaded after the restoration.
    return () => void router.invalidate();
  }, [isSuspended, router]);
  return (
    <>
      {isSuspended && <SuspendedWorkspace />}
      {openedIn.current === id && (
        <div hidden={isSuspended}>
          <Outlet />
        </div>
      )}
    </>
  );
}

function PageSkeleton() {
  return (
    <div role="status" aria-label={t('Loading')}>
      <Skeleton height={28} width={180} mb="xs" />
      <Skeleton height={14} width={320} mb="xl" />
      <Skeleton height={260} radius="lg" />
    </div>
  );
}
