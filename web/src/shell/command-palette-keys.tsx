import { useHotkeys } from '@mantine/hooks';
import { useIsFetching } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { type ComponentType, useEffect, useState } from 'react';
import { openCommandPalette, stopTakingKeys, useCommandPaletteRequests } from './command-palette-store';

let CommandPalette: ComponentType<{ requests: number }> | undefined;
/** If that fails, the next request tries again. */
async function load(): Promise<void> {
  try {
    CommandPalette = (await import('./command-palette')).default;
  } catch {
    stopTakingKeys();
  }
}
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
  const [, setLoaded] = useState(false);
  useEffect(() => {
    if (requests > 0 && !CommandPalette) void load().then(() => setLoaded(true));
  }, [requests]);
  // Rendered without a boundary: one that suspends would take longer to open.
  return requests > 0 && CommandPalette ? <CommandPalette requests={requests} /> : null;
}
