/** @returns whether it is now in the clipboard */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** Pages served without TLS have no clipboard API, but the old way still works there. */
function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.readOnly = true;
  area.style.position = 'fixed';
  area.style.opacity = '0';
  // Inside the open dialog, which traps the focus.
  (document.querySelector('[role=dialog]') ?? document.body).append(area);
  area.select();
  try {
    // The only way without a secure context.
    return document.execCommand('copy');
  } finally {
    area.remove();
  }
}
