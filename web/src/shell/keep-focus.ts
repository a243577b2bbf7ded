const DIALOG = '[role=dialog]';
/** Transient layers, to which the focus does not return. */
const PASSING = `${DIALOG}, [role=menu], [role=listbox]`;

/**
 * Lets keyboard users continue where they were. When the focused element is removed, like a closing dialog or the
 * button of a revoked key, or hidden, like a page waiting for the next one, browsers start over at the top. Here the
 * focus stays in an open dialog, returns to whatever opened a closed one (even through a menu), or else goes to the
 * content.
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
      // It has lost the focus but is still there: the user has clicked elsewhere.
      if (isShown(focused)) focused = null;
      else goOn();
    });
  });
  new MutationObserver(() => {
    if (focused && !focused.isConnected) goOn();
  }).observe(document.body, { childList: true, subtree: true });
}

const isShown = (element: Element | null): boolean => element !== null && element.getClientRects().length > 0;
