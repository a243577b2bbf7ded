/** Who is signed in, as far as the client knows. */
export interface SessionState {
  /** `unknown` until the server has been asked: a browser does not show its cookie. */
  status: 'unknown' | 'signed-in' | 'signed-out';
  /** Null if nobody is signed in, and when another tab has just signed somebody in. */
  userId: string | null;
}

export type SessionListener = (state: SessionState) => void;

/** The state, and those who want to know when it changes. */
export class StateHolder {
  #current: SessionState = { status: 'unknown', userId: null };
  readonly #listeners = new Set<SessionListener>();

  get current(): SessionState {
    return this.#current;
  }

  /** @param notify 'always' for a sign-in, which is a new session of maybe the same person */
  set(next: SessionState, notify: 'if changed' | 'always' = 'if changed'): void {
    const { status, userId } = this.#current;
    this.#current = next;
    if (notify === 'if changed' && status === next.status && userId === next.userId) return;
    for (const listener of this.#listeners) listener(next);
  }

  /** @returns stops it */
  listen(listener: SessionListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
