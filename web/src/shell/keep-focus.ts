const DIALOG = '[role=dialog]';
/** What comes and goes over the page: the focus does not go back there. */
const PASSING = `${DIALOG}, [role=menu], [role=listbox]`;

/**
 * Somebody with a keyboard goes on where they were. When what had the focus is taken out of the page, as a dialog
 * that closes or a button of what has just been revoked, browsers start over at the top; so they do when it is hidden,
 * as a page that waits for the next one. Here the focus stays in the dialog that is open; it returns to what opened
 * one, also by way of a menu; or else it goes to the content.
 */
export function keepFocus(): void {
  let focused: Element | null = null;
  let onPage: HTMLElement | null = null;
  const goOn = (): void => {
    focused = null;
    if (document.activeElement !== document.body) return;
    const dialog = [...document.querySelectorAll<HTMLElement>(DIALOG)].at(-1);
    const next = dialog ?? (isShown(onPage) ? onPage : document.getElementById('main'));
    next?.focus({ preventScroll: true });
  };
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    focused = target;
    if (!target.closest(PASSING)) onPage = target;
  });
  document.addEventListener('focusout', ({ target }) => {
    queueMicrotask(() => {
      if (target !== focused || !focused?.isConnected) return;
      // It has let go of the focus, and is still there: somebody has clicked beside it.
      if (isShown(focused)) focused = null;
      else goOn();
    });
  });
  new MutationObserver(() => {
    if (focused && !focused.isConnected) goOn();
  }).observe(document.body, { childList: true, subtree: true });
}

const isShown = (element: Element | null): boolean => element !== null && element.getClientRects().length > 0;
