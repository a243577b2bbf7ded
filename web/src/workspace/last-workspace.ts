const KEY = 'latchkey-workspace';

/** The workspace viewed last in this browser, to which `/` leads. An id, which is not secret. */
export function lastWorkspaceId(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function rememberWorkspace(id: string): void {
  try {
    localStorage.setItem(KEY, id);
  } catch {
    // Storage is disabled: `/` then leads to the first workspace.
  }
}
