const KEY = 'latchkey-workspace';

/** The workspace that was looked at last in this browser: where `/` leads. An id, which is no secret. */
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
    // Storage is switched off: `/` then leads to the first workspace.
  }
}
