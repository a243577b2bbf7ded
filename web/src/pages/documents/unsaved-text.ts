import type { Document } from '@latchkey/sdk';
import { useEffect, useRef, useState } from 'react';
import { session } from '../../session/session';

/** Unsaved text, and the version on which it is based. */
interface UnsavedText {
  base: Document | null;
  title: string;
  body: string;
}

// Only in this page's memory: a reload, or another user who signs in, finds nothing.
let kept: { userId: string; place: string; text: UnsavedText } | null = null;

/**
 * Keeps unsaved text beyond the end of a session, for its author.
 *
 * @param place where it is written: a document's id, or that of the workspace for a new one
 * @returns what was unsaved when they were signed out here, and a function to report the current text on each render
 */
export function useUnsavedText(place: string) {
  const [userId] = useState(session.state.userId);
  const [returned] = useState(() => (kept?.userId === userId && kept?.place === place ? kept.text : null));
  const latest = useRef<UnsavedText | null>(null);
  useEffect(() => {
    kept = null;
    return () => {
      // The sign-in page replaces this one.
      if (session.state.status === 'signed-out' && userId !== null && latest.current)
        kept = { userId, place, text: latest.current };
    };
  }, []);
  const keepWhenSignedOut = (text: UnsavedText | null): void => {
    latest.current = text;
  };
  return { returned, keepWhenSignedOut };
}
