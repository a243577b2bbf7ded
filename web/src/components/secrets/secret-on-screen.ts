const KEY = 'latchkey-secret-on-screen';

/** Whose secret is on the screen. Not the secret: should the page be reloaded, this says what was lost. */
export interface SecretOnScreen {
  workspaceId: string;
  keyId: string;
  name: string;
}

export function noteSecretOnScreen(secret: SecretOnScreen): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(secret));
  } catch {
    // Storage is switched off: a reload then explains nothing, and the key is in the list all the same.
  }
}

export function forgetSecretOnScreen(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // As above.
  }
}

/** @returns null if no secret was on the screen of this tab when its page was reloaded */
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
