import { useCallback, useRef, useState } from 'react';
import { noteServerAway, noteServerHere } from './connection';
import { isServerAway } from './describe-error';

export interface Action<Input extends unknown[], Result> {
  /**
   * Does nothing while it is already running.
   *
   * @returns undefined if it failed; `error` has the reason
   */
  run: (...input: Input) => Promise<Result | undefined>;
  pending: boolean;
  error: unknown;
  clearError: () => void;
}

let noteFailure = (_error: unknown): void => {};

/** Lets the pages' data follow what a failed action has shown about it. */
export function whenActionFails(listener: (error: unknown) => void): void {
  noteFailure = listener;
}

/**
 * A user action, run once at a time. Unlike a mutation of the query library it keeps no result, which may be a secret.
 */
export function useAction<Input extends unknown[], Result>(
  work: (...input: Input) => Promise<Result>,
): Action<Input, Result> {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(undefined);
  const latest = useRef(work);
  latest.current = work;
  const busy = useRef(false);

  const run = useCallback(async (...input: Input): Promise<Result | undefined> => {
    if (busy.current) return undefined;
    busy.current = true;
    setPending(true);
    setError(undefined);
    try {
      const result = await latest.current(...input);
      noteServerHere();
      return result;
    } catch (failure) {
      if (isServerAway(failure)) noteServerAway();
      noteFailure(failure);
      setError(failure);
      return undefined;
    } finally {
      busy.current = false;
      setPending(false);
    }
  }, []);
  return { run, pending, error, clearError: useCallback(() => setError(undefined), []) };
}
