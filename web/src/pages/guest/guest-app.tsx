import type { RouterHistory } from '@tanstack/history';
import {
  Component,
  type ComponentType,
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from 'react';
import { isServerReady, noteServerAway, serverReturned } from '../../api/connection';
import { basePath, serverPath } from '../../base-path';
import { isWithinDashboard } from '../../session/next-page';
import { isSignedIn, session } from '../../session/session';
import { removeFirstSplash } from '../../shell/splash';
import { GuestLayout } from './guest-layout';
import { type GuestNavigation, GuestNavigationProvider } from './guest-navigation';
import { GUEST_PAGES } from './guest-pages';

interface Place {
  page: ComponentType | undefined;
  next: string | undefined;
}

function placeOf({ pathname, search }: RouterHistory['location']): Place {
  const next = new URLSearchParams(search).get('next');
  return {
    page: GUEST_PAGES.get(pathname.slice(basePath.length)),
    // Signed in, nobody needs these pages.
    next: isWithinDashboard(next) && !GUEST_PAGES.has(next.replace(/[?#].*$/s, '')) ? next : undefined,
  };
}

/**
 * The pages for guests on their own, for visitors who come to one of them: the router and everything behind it, a third
 * of the code, is loaded when they have signed in. After signing out, the same pages are routes of the router, and nothing
 * has to be loaded.
 *
 * @param history of the router's kind, which counts the entries: so the router finds those of these pages in order
 */
export function GuestApp({ history }: { history: RouterHistory }) {
  const [{ page: Page, next }, setPlace] = useState(() => placeOf(history.location));
  const [isGuest, setIsGuest] = useState(false);
  const [Dashboard, setDashboard] = useState<ComponentType>();

  const openDashboard = useCallback(async () => {
    history.flush();
    const { App, loadPage } = await loadDashboard();
    await loadPage();
    setDashboard(() => App);
  }, [history]);
  const go = useCallback<GuestNavigation['go']>(
    async (path, options) => {
      const url = serverPath(path as `/${string}`);
      if (options?.replace) history.replace(url);
      else history.push(url);
      // Until the dashboard is loaded, this page stays.
      if (!placeOf(history.location).page) await openDashboard();
    },
    [history, openDashboard],
  );
  const navigation = useMemo(() => ({ next, go }), [next, go]);

  useEffect(() => {
    if (Dashboard) return undefined;
    const leaveIfSignedIn = async (): Promise<void> => {
      if (await isSignedIn()) await go(placeOf(history.location).next ?? '/', { replace: true });
      else setIsGuest(true);
    };
    // The dashboard shows why it is not known.
    leaveIfSignedIn().catch(openDashboard);
    const stopFollowing = history.subscribe(({ location }) => {
      const place = placeOf(location);
      if (place.page) setPlace(place);
    });
    const stopListening = session.onChange(({ status, userId }) => {
      // The user signed in in another tab.
      if (status === 'signed-in' && userId === null) leaveIfSignedIn().catch(openDashboard);
    });
    return () => {
      stopFollowing();
      stopListening();
    };
  }, [Dashboard, go, history, openDashboard]);
  useEffect(() => {
    if (isGuest) removeFirstSplash();
  }, [isGuest]);

  if (Dashboard) return <Dashboard />;
  if (!isGuest || !Page) return null;
  return (
    <GuestNavigationProvider value={navigation}>
      <OnFailure call={openDashboard}>
        <GuestLayout>
          <Page />
        </GuestLayout>
      </OnFailure>
    </GuestNavigationProvider>
  );
}

/** Never rejects: if it cannot be had, the page is loaded anew, from the URL that it should show. */
async function loadDashboard() {
  try {
    return await import('../../app');
  } catch {
    if (!(await isServerReady())) {
      noteServerAway();
      await serverReturned();
    }
    // A browser does not retry a file that it once failed to load, and the server may have another version by now.
    location.reload();
    return await new Promise<never>(() => {});
  }
}

/** The dashboard has pages for errors. */
class OnFailure extends Component<{ call: () => Promise<void>; children: ReactNode }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError = () => ({ hasFailed: true });

  override componentDidCatch(): void {
    void this.props.call();
  }

  override render(): ReactNode {
    return this.state.hasFailed ? null : this.props.children;
  }
}
