import type { Document } from '@latchkey/sdk';

/** What somebody had written, and from which version, when their session ended. */
export interface UnsavedText {
  userId: string;
  /** Where it was written: a document's id, or that of the workspace that a new one was for. */
  place: string;
  base: Document | null;
  title: string;
  body: string;
}

// In this page's memory alone: a reload, and another person who signs in, find nothing.
let kept: UnsavedText | null = null;

export function keepUnsavedText(text: UnsavedText): void {
  kept = text;
}

/** Theirs again, once they are back. */
export function unsavedTextOf(userId: string | null, place: string): UnsavedText | null {
  return kept?.userId === userId && kept?.place === place ? kept : null;
}

export function forgetUnsavedText(): void {
  kept = null;
}
