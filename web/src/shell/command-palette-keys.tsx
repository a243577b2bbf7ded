import { useHotkeys } from '@mantine/hooks';
import { type ComponentType, lazy, Suspense, useEffect } from 'react';
import { openCommandPalette, useCommandPaletteRequests } from './command-palette-store';

const load = (): Promise<{ default: ComponentType<{ requests: number }> }> =>
  import('./command-palette').catch(() => ({ default: () => null }));
const CommandPalette = lazy(load);
const LOAD_AFTER_MS = 1_000;

/** ⌘K, Ctrl K, also while typing. */
export function CommandPaletteKeys() {
  const requests = useCommandPaletteRequests();
  useHotkeys([['mod+K', openCommandPalette]], []);
  // When the page is there: whoever asks for it later has it at once, also while the server is away.
  useEffect(() => {
    const timer = window.setTimeout(() => void load(), LOAD_AFTER_MS);
    return () => window.clearTimeout(timer);
  }, []);
  if (requests === 0) return null;
  return (
    <Suspense>
      <CommandPalette requests={requests} />
    </Suspense>
  );
}
