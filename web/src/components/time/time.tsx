import { Tooltip } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { type RefObject, useId, useRef, useState, useSyncExternalStore } from 'react';
import { absoluteTime, relativeTime } from './format-time';
import { t } from '../../language/translate';

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
export function Time({ iso, never = t('never') }: TimeProps) {
  const at = useNow();
  const time = useRef<HTMLTimeElement>(null);
  const exactId = useId();
  const [isExact, setExact] = useState(false);
  if (iso === null) return <>{never}</>;
  const showExact = () => setExact(true);
  const hideExact = () => setExact(false);
  return (
    <>
      <time
        ref={time}
        dateTime={iso}
        tabIndex={0}
        aria-describedby={isExact ? exactId : undefined}
        onMouseEnter={showExact}
        // The pointer does not enter what appears beneath it.
        onMouseMove={showExact}
        onMouseLeave={hideExact}
        onFocus={showExact}
        onBlur={hideExact}
      >
        {relativeTime(iso, at)}
      </time>
      {isExact && <ExactTime id={exactId} iso={iso} target={time} onEscape={hideExact} />}
    </>
  );
}

interface ExactTimeProps {
  id: string;
  iso: string;
  target: RefObject<HTMLTimeElement | null>;
  onEscape: () => void;
}

/** Mounted only while it is shown: with a tooltip for each time, a list takes a third longer to render. */
function ExactTime({ id, iso, target, onEscape }: ExactTimeProps) {
  useWindowEvent('keydown', ({ key }) => {
    if (key === 'Escape') onEscape();
  });
  return <Tooltip label={<span id={id}>{absoluteTime(iso)}</span>} target={target} opened />;
}
