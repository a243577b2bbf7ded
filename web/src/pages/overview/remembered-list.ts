const KEY = 'latchkey-checklist-dismissed';
/** Of more workspaces, the ones longest ago are forgotten. */
const REMEMBERED_MAX = 50;

/** The workspaces whose checklist somebody has put away in this browser. Ids, which are no secrets. */
function dismissed(): string[] {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

export const isDismissed = (workspaceId: string): boolean => dismissed().includes(workspaceId);

export function dismiss(workspaceId: string): void {
  try {
    localStorage.setItem(KEY, JSON.stringify([...dismissed(), workspaceId].slice(-REMEMBERED_MAX)));
  } catch {
    // Storage is switched off: it is put away until the page is left.
  }
}
