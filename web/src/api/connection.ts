import { useSyncExternalStore } from 'react';

/** Whether the server can be reached. Failures of requests say when it cannot; then it is asked until it can. */

const ASK_AGAIN_MS = 2_000;

type Listener = () => void;

let away = false;
let timer: number | undefined;
const listeners = new Set<Listener>();
const onReturn = new Set<Listener>();

function setAway(value: boolean): void {
  if (away === value) return;
  away = value;
  for (const listener of listeners) listener();
  if (away) askLater();
  else for (const listener of onReturn) listener();
}

function askLater(): void {
  window.clearTimeout(timer);
  timer = window.setTimeout(() => void ask(), ASK_AGAIN_MS);
}

/** The one request that does not go through the SDK: the probe is no part of the API, and needs no session. */
async function ask(): Promise<void> {
  try {
    const response = await fetch('/health/ready', { cache: 'no-store' });
    if (response.ok) return setAway(false);
  } catch {
    // Still away.
  }
  askLater();
}

/** A request found no server, or a server without its database. */
export const noteServerAway = (): void => setAway(true);

/** A request was answered. */
export const noteServerHere = (): void => setAway(false);

/** @returns how to stop listening */
export function whenServerReturns(listener: Listener): () => void {
  onReturn.add(listener);
  return () => onReturn.delete(listener);
}

function subscribe(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useIsServerAway = (): boolean => useSyncExternalStore(subscribe, () => away);
