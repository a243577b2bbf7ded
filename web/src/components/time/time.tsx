import { Tooltip } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { absoluteTime, relativeTime } from './format-time';

/** Shorter than what counts as "just now": otherwise an event between two ticks would be in the future. */
const TICK_MS = 5_000;

let now = Date.now();
const listeners = new Set<() => void>();
let timer: number | undefined;

/** One clock for all times on the page. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) now = Date.now();
  timer ??= window.setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.clearInterval(timer);
    timer = undefined;
  };
}

/** The current time, to within a few seconds. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => now);

interface TimeProps {
  iso: string | null;
  /** Shown if there is no time. */
  never?: string;
}

/** Relative, and absolute on hover and focus. */
export function Time({ iso, never = 'never' }: TimeProps) {
  const at = useNow();
  if (iso === null) return <>{never}</>;
  return (
    <Tooltip label={absoluteTime(iso)} events={{ hover: true, focus: true, touch: true }}>
      <time dateTime={iso}>{relativeTime(iso, at)}</time>
    </Tooltip>
  );
}
