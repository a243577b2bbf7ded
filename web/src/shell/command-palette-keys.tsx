import { useHotkeys } from '@mantine/hooks';
import { useIsFetching } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense, useEffect } from 'react';
import { openCommandPalette, useCommandPaletteRequests } from './command-palette-store';

const load = (): Promise<{ default: ComponentType<{ requests: number }> }> =>
  import('./command-palette').catch(() => ({ default: () => null }));
const CommandPalette = lazy(load);
/** How long the page must be without requests. */
const LOAD_AFTER_MS = 1_000;

/** ⌘K or Ctrl K, even in a text field. */
export function CommandPaletteKeys() {
  const requests = useCommandPaletteRequests();
  useHotkeys([['mod+K', openCommandPalette]], []);
  const isPageLoading = useRouterState({ select: ({ isLoading }) => isLoading });
  const isQuiet = useIsFetching() === 0 && !isPageLoading;
  // Preloaded once the page is complete, so that it opens at once, even while the server is away.
  useEffect(() => {
    if (!isQuiet) return undefined;
    const timer = window.setTimeout(() => void load(), LOAD_AFTER_MS);
    return () => window.clearTimeout(timer);
  }, [isQuiet]);
  if (requests === 0) return null;
  return (
    <Suspense>
      <CommandPalette requests={requests} />
    </Suspense>
  );
}
