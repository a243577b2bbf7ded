import { ConflictError, type Document, NotFoundError } from '@latchkey/sdk';
import { useSyncExternalStore } from 'react';
import { describeError } from '../../api/describe-error';
import { noteOutcome } from '../../api/query-client';
import { toast, toastWithUndo } from '../../components/feedback/toast';
import { t } from '../../language/translate';
import { documentsChanged, documentsOf } from './queries';

/** As long as undo is offered. */
const UNDO_MS = 8_000;

/**
 * Deleted documents that can still be restored. The server is asked only when the time for that is over, or the page is
 * left, so a document restored by undo is the same one, with its id and its history.
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

/** Ids of the documents that lists hide. */
export const useDeletedDocuments = (): ReadonlySet<string> => useSyncExternalStore(subscribe, () => hidden);

/** Hides the document at once, and deletes it unless the user undoes that. */
export function deleteWithUndo({ id, workspaceId, title, version }: Document): void {
  if (pending.has(id)) return;
  const finish = () => {
    window.clearTimeout(timer);
    void finallyDelete(id, workspaceId, title, version);
  };
  const timer = window.setTimeout(finish, UNDO_MS);
  pending.set(id, finish);
  changed();
  toastWithUndo(t('“{title}” is deleted.', { title }), () => {
    if (!pending.delete(id)) return toast(t('“{title}” was already deleted.', { title }));
    window.clearTimeout(timer);
    changed();
  });
}

/** Does not overwrite somebody else's change: they may have had a reason to keep it. */
async function finallyDelete(id: string, workspaceId: string, title: string, version: number): Promise<void> {
  try {
    await documentsOf(workspaceId).delete(id, { ifVersion: version });
  } catch (error) {
    noteOutcome(error);
    if (!(error instanceof NotFoundError))
      toast(`${t('“{title}” is still there.', { title })} ${reason(error)}`);
  }
  // Reload the list, with or without it.
  await documentsChanged(workspaceId);
  pending.delete(id);
  changed();
}

const reason = (error: unknown): string =>
  error instanceof ConflictError
    ? t('Someone else changed it in the meantime. Check it before you delete it.')
    : describeError(error).detail;

// When the page is left, there is no later.
window.addEventListener('pagehide', () => {
  for (const finish of pending.values()) finish();
});
