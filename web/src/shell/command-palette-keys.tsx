import { useHotkeys } from '@mantine/hooks';
import { lazy, Suspense } from 'react';
import { openCommandPalette, useCommandPaletteRequests } from './command-palette-store';

const CommandPalette = lazy(() => import('./command-palette'));

/** ⌘K, Ctrl K, also while typing. */
export function CommandPaletteKeys() {
  const requests = useCommandPaletteRequests();
  useHotkeys([['mod+K', openCommandPalette]], []);
  if (requests === 0) return null;
  return (
    <Suspense>
      <CommandPalette requests={requests} />
    </Suspense>
  );
}
