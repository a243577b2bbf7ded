import { useSyncExternalStore } from 'react';

/** How often the palette was opened. It is loaded the first time. */
let requests = 0;
const listeners = new Set<() => void>();

export function openCommandPalette(): void {
  requests += 1;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useCommandPaletteRequests = (): number => useSyncExternalStore(subscribe, () => requests);
