import { ConflictError, type Document, NotFoundError } from '@latchkey/sdk';
import { useSyncExternalStore } from 'react';
import { describeError } from '../../api/describe-error';
import { noteOutcome } from '../../api/query-client';
import { toast, toastWithUndo } from '../../components/feedback/toast';
import { documentsChanged, documentsOf } from './queries';

/** As long as the way back is shown. */
const UNDO_MS = 8_000;

/**
 * Documents that somebody has deleted, and may still want back. The server is asked when the time for that is
 * over, or the page goes away: what comes back by "undo" is then the same document, with its id and its history.
 */
const pending = new Map<string, () => void>();
const listeners = new Set<() => void>();
let hidden: ReadonlySet<string> = new Set();

function changed(): void {
  hidden = new Set(pending.keys());
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Ids of the documents that lists leave out. */
export const useDeletedDocuments = (): ReadonlySet<string> => useSyncExternalStore(subscribe, () => hidden);

/** Hides the document at once, and deletes it unless somebody asks for it back. */
export function deleteWithUndo({ id, workspaceId, title, version }: Document): void {
  if (pending.has(id)) return;
  const finish = () => {
    window.clearTimeout(timer);
    void finallyDelete(id, workspaceId, title, version);
  };
  const timer = window.setTimeout(finish, UNDO_MS);
  pending.set(id, finish);
  changed();
  toastWithUndo(`“${title}” is deleted.`, () => {
    if (!pending.delete(id)) return toast(`“${title}” was already deleted.`);
    window.clearTimeout(timer);
    changed();
  });
}

/** Not over the change of somebody else: they may have had a reason to keep it. */
async function finallyDelete(id: string, workspaceId: string, title: string, version: number): Promise<void> {
  try {
    await documentsOf(workspaceId).delete(id, { ifVersion: version });
  } catch (error) {
    noteOutcome(error);
    if (!(error instanceof NotFoundError)) toast(`“${title}” is still there. ${reason(error)}`);
  }
  // In the list until it is loaded anew, without it or with it.
  await documentsChanged(workspaceId);
  pending.delete(id);
  changed();
}

const reason = (error: unknown): string =>
  error instanceof ConflictError
    ? 'Someone else changed it in the meantime. Check it before you delete it.'
    : describeError(error).detail;

// A page that goes away has no later.
window.addEventListener('pagehide', () => {
  for (const finish of pending.values()) finish();
});
