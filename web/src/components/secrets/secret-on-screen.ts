const KEY = 'latchkey-secret-on-screen';

/** Whose secret is on screen, without the secret itself: after a reload, this says what was lost. */
export interface SecretOnScreen {
  workspaceId: string;
  keyId: string;
  name: string;
}

export function noteSecretOnScreen(secret: SecretOnScreen): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(secret));
  } catch {
    // Storage is disabled: a reload then explains nothing, but the key is still in the list.
  }
}

export function forgetSecretOnScreen(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // As above.
  }
}

/** @returns null if no secret was on screen in this tab when its page was reloaded */
export function lostSecret(): SecretOnScreen | null {
  try {
    const { workspaceId, keyId, name } = JSON.parse(
      sessionStorage.getItem(KEY) ?? '{}',
    ) as Partial<SecretOnScreen>;
    return workspaceId && keyId && name ? { workspaceId, keyId, name } : null;
  } catch {
    return null;
  }
}
