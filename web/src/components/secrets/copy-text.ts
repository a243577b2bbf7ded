/** @returns whether it is in the clipboard now */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** Pages that are not served over TLS have no clipboard; there the old way still works. */
function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.readOnly = true;
  area.style.position = 'fixed';
  area.style.opacity = '0';
  // Inside the dialog that is open, which keeps the focus to itself.
  (document.querySelector('[role=dialog]') ?? document.body).append(area);
  area.select();
  try {
    // The only way there is without a secure context.
    return document.execCommand('copy');
  } finally {
    area.remove();
  }
}
