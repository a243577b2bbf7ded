const DIALOG = '[role=dialog]';
/** What comes and goes over the page: the focus does not go back there. */
const PASSING = `${DIALOG}, [role=menu], [role=listbox]`;

/**
 * Somebody with a keyboard goes on where they were. When what had the focus is taken out of the page, as a dialog
 * that closes or a button of what has just been revoked, browsers start over at the top. Here the focus stays in the
 * dialog that is open; it returns to what opened one, also by way of a menu; or else it goes to the content.
 */
export function keepFocus(): void {
  let focused: Element | null = null;
  let onPage: HTMLElement | null = null;
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    focused = target;
    if (!target.closest(PASSING)) onPage = target;
  });
  document.addEventListener('focusout', ({ target }) => {
    // It has let go of the focus, and is still there: somebody has clicked beside it.
    queueMicrotask(() => {
      if (target === focused && focused?.isConnected) focused = null;
    });
  });
  new MutationObserver(() => {
    if (!focused || focused.isConnected) return;
    focused = null;
    if (document.activeElement !== document.body) return;
    const dialog = [...document.querySelectorAll<HTMLElement>(DIALOG)].at(-1);
    const goOn = dialog ?? (onPage?.isConnected ? onPage : document.getElementById('main'));
    goOn?.focus({ preventScroll: true });
  }).observe(document.body, { childList: true, subtree: true });
}
