import { useSyncExternalStore } from 'react';

/** How often the palette was opened. It is loaded the first time. */
let requests = 0;
/** What is typed in its search field, which may begin before the field is there. */
let query = '';
const listeners = new Set<() => void>();

function notify(): void {
  for (const listener of listeners) listener();
}

export function openCommandPalette(): void {
  requests += 1;
  window.addEventListener('keydown', takeEarlyKey, { capture: true });
  window.addEventListener('pointerdown', stopTakingKeys, { capture: true });
  notify();
}

export function setCommandPaletteQuery(typed: string): void {
  query = typed;
  notify();
}

/** If there will be no search field to type into. */
export function stopTakingKeys(): void {
  window.removeEventListener('keydown', takeEarlyKey, { capture: true });
  window.removeEventListener('pointerdown', stopTakingKeys, { capture: true });
}

/** Users type as soon as they have pressed the keys that open the palette, before its field has the focus. */
function takeEarlyKey(event: KeyboardEvent): void {
  const { key, ctrlKey, metaKey, altKey, isComposing } = event;
  const isThere = event.target instanceof Element && event.target.matches('[data-palette-search]');
  if (isThere || key === 'Escape') return stopTakingKeys();
  if (ctrlKey || metaKey || altKey || isComposing) return;
  if ([...key].length === 1) setCommandPaletteQuery(query + key);
  else if (key === 'Backspace') setCommandPaletteQuery(query.slice(0, -1));
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useCommandPaletteRequests = (): number => useSyncExternalStore(subscribe, () => requests);
export const useCommandPaletteQuery = (): string => useSyncExternalStore(subscribe, () => query);
