import type { Document } from '@latchkey/sdk';
import { useEffect, useRef, useState } from 'react';
import { session } from '../../session/session';

/** What somebody had written, and from which version. */
interface UnsavedText {
  base: Document | null;
  title: string;
  body: string;
}

// In this page's memory alone: a reload, and another person who signs in, find nothing.
let kept: { userId: string; place: string; text: UnsavedText } | null = null;

/**
 * Text that outlives the end of a session, for the one who wrote it.
 *
 * @param place where it is written: a document's id, or that of the workspace that a new one is for
 * @returns what they had not saved when they were signed out here, and how to say, on each render, what there is now
 */
export function useUnsavedText(place: string) {
  const [userId] = useState(session.state.userId);
  const [returned] = useState(() => (kept?.userId === userId && kept?.place === place ? kept.text : null));
  const latest = useRef<UnsavedText | null>(null);
  useEffect(() => {
    kept = null;
    return () => {
      // The sign-in page takes the place of this one.
      if (session.state.status === 'signed-out' && userId !== null && latest.current)
        kept = { userId, place, text: latest.current };
    };
  }, []);
  const keepWhenSignedOut = (text: UnsavedText | null): void => {
    latest.current = text;
  };
  return { returned, keepWhenSignedOut };
}
