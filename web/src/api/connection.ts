import { useSyncExternalStore } from 'react';
import { serverPath } from '../base-path';

/** Whether the server can be reached. Failed requests show when it cannot; it is then probed until it can. */

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

async function ask(): Promise<void> {
  if (await isServerReady()) setAway(false);
  else askLater();
}

/** The only request that bypasses the SDK: the probe is not part of the API, and needs no session. */
export async function isServerReady(): Promise<boolean> {
  try {
    const { ok } = await fetch(serverPath('/health/ready'), { cache: 'no-store' });
    return ok;
  } catch {
    return false;
  }
}

/** Call it when a request found no server, or a server without its database. */
export const noteServerAway = (): void => setAway(true);

/** Call it when a request was answered. */
export const noteServerHere = (): void => setAway(false);

/** @returns a function that stops listening */
export function whenServerReturns(listener: Listener): () => void {
  onReturn.add(listener);
  return () => onReturn.delete(listener);
}

/** Resolves when the server is back. */
export function serverReturned(): Promise<void> {
  return new Promise((resolve) => {
    const stop = whenServerReturns(() => {
      stop();
      resolve();
    });
  });
}

function subscribe(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useIsServerAway = (): boolean => useSyncExternalStore(subscribe, () => away);
