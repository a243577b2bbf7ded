import { ConflictError, NotFoundError, PermissionError } from '@latchkey/sdk';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isServerAway } from './describe-error';
import { noteServerAway, noteServerHere, whenServerReturns } from './connection';

const FRESH_MS = 10_000;
/** The SDK has repeated what may be repeated already; while the server is away, its return starts everything anew. */
const RETRIES = 0;

/** What came from the server and is shown. Never a secret: those are asked for without it. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noteOutcome, onSuccess: noteServerHere }),
  mutationCache: new MutationCache({ onError: noteOutcome, onSuccess: noteServerHere }),
  defaultOptions: {
    queries: { staleTime: FRESH_MS, retry: RETRIES, networkMode: 'always' },
    mutations: { retry: RETRIES, networkMode: 'always' },
  },
});

whenServerReturns(() => void queryClient.invalidateQueries());

/** For requests that go past the cache. */
export function noteOutcome(error: unknown): void {
  if (isServerAway(error)) noteServerAway();
  // Somebody may have changed the person's role: pages then offer what the new one allows. Or have removed them, or
  // deleted the workspace, which then answers as one that does not exist.
  if (error instanceof PermissionError || error instanceof NotFoundError)
    void queryClient.invalidateQueries({ queryKey: ['workspaces'], exact: true });
}

/**
 * For what a person does. What they did it to has changed meanwhile, or is gone: lists are loaded anew. Not that of the
 * keys: their dialogs stand in its rows, and what went wrong would go with the row.
 */
export function noteActionFailed(error: unknown): void {
  noteOutcome(error);
  if (error instanceof NotFoundError || error instanceof ConflictError)
    void queryClient.invalidateQueries({
      queryKey: ['workspaces'],
      predicate: ({ queryKey }) => !queryKey.includes('api-keys'),
    });
}
