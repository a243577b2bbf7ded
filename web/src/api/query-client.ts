import { ConflictError, NotFoundError, PermissionError } from '@latchkey/sdk';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isServerAway } from './describe-error';
import { noteServerAway, noteServerHere, whenServerReturns } from './connection';
import { whenActionFails } from './use-action';

const FRESH_MS = 10_000;
/** The SDK has already retried what it safely can, and everything is reloaded when the server returns. */
const RETRIES = 0;

/** Data from the server that is being shown. Never secrets: those are fetched without it. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noteOutcome, onSuccess: noteServerHere }),
  mutationCache: new MutationCache({ onError: noteOutcome, onSuccess: noteServerHere }),
  defaultOptions: {
    queries: { staleTime: FRESH_MS, retry: RETRIES, networkMode: 'always' },
    mutations: { retry: RETRIES, networkMode: 'always' },
  },
});

whenServerReturns(() => void queryClient.invalidateQueries());

/** For requests that bypass the cache. */
export function noteOutcome(error: unknown): void {
  if (isServerAway(error)) noteServerAway();
  // The person's role may have been changed, and pages then offer what the new one allows. Or they were removed, or the
  // workspace was deleted, which then looks like one that does not exist.
  if (error instanceof PermissionError || error instanceof NotFoundError)
    void queryClient.invalidateQueries({ queryKey: ['workspaces'], exact: true });
}

/**
 * If the target of an action has changed or gone meanwhile, lists are reloaded. Not the list of keys: its rows contain
 * dialogs, and the error would disappear with the row.
 */
whenActionFails((error) => {
  noteOutcome(error);
  if (error instanceof NotFoundError || error instanceof ConflictError)
    void queryClient.invalidateQueries({
      queryKey: ['workspaces'],
      predicate: ({ queryKey }) => !queryKey.includes('api-keys'),
    });
});
