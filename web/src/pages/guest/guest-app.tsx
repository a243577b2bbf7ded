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

function currentPlace(): Place {
  const next = new URLSearchParams(location.search).get('next');
  return {
    page: GUEST_PAGES.get(location.pathname.slice(basePath.length)),
    next: isWithinDashboard(next) ? next : undefined,
  };
}

/**
 * The pages for guests on their own, for visitors who come to one of them: the router and everything behind it, a third
 * of the code, is loaded when they have signed in. Whoever signs out meets the same pages in the router, without loading
 * anything.
 */
export function GuestApp() {
  const [{ page: Page, next }, setPlace] = useState(currentPlace);
  const [isGuest, setIsGuest] = useState(false);
  const [Dashboard, setDashboard] = useState<ComponentType>();

  const openDashboard = useCallback(async () => {
    const { App, loadPage } = await loadDashboard();
    await loadPage();
    setDashboard(() => App);
  }, []);
  const go = useCallback<GuestNavigation['go']>(
    async (path, options) => {
      if (options?.replace) history.replaceState(null, '', serverPath(path as `/${string}`));
      else history.pushState(null, '', serverPath(path as `/${string}`));
      const place = currentPlace();
      if (place.page) setPlace(place);
      else await openDashboard();
    },
    [openDashboard],
  );
  const navigation = useMemo(() => ({ next, go }), [next, go]);

  useEffect(() => {
    if (Dashboard) return undefined;
    const leaveIfSignedIn = async (): Promise<void> => {
      if (await isSignedIn()) await go(currentPlace().next ?? '/', { replace: true });
      else setIsGuest(true);
    };
    // The dashboard shows why it is not known.
    leaveIfSignedIn().catch(openDashboard);
    const followHistory = (): void => setPlace(currentPlace());
    window.addEventListener('popstate', followHistory);
    const stopListening = session.onChange(({ status, userId }) => {
      // The user signed in in another tab.
      if (status === 'signed-in' && userId === null) leaveIfSignedIn().catch(openDashboard);
    });
    return () => {
      window.removeEventListener('popstate', followHistory);
      stopListening();
    };
  }, [Dashboard, go, openDashboard]);
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
