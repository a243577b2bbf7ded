/** Who is signed in, as far as the client knows. */
export interface SessionState {
  /** `unknown` until the first request, because scripts cannot see the browser's cookie. */
  status: 'unknown' | 'signed-in' | 'signed-out';
  /** Null if no user is signed in, and just after a sign-in in another tab. */
  userId: string | null;
  /** With `signed-out`: the server has ended the session, or it has expired. Nobody signed out here or in another tab. */
  endedByServer?: true;
}

export type SessionListener = (state: SessionState) => void;

/** Holds the state and notifies listeners of changes. */
export class StateHolder {
  #current: SessionState = { status: 'unknown', userId: null };
  readonly #listeners = new Set<SessionListener>();

  get current(): SessionState {
    return this.#current;
  }

  /** @param notify 'always' for a sign-in, which may be a new session of the same user */
  set(next: SessionState, notify: 'if changed' | 'always' = 'if changed'): void {
    const { status, userId } = this.#current;
    this.#current = next;
    if (notify === 'if changed' && status === next.status && userId === next.userId) return;
    for (const listener of this.#listeners) listener(next);
  }

  /** @returns a function that removes the listener */
  listen(listener: SessionListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
