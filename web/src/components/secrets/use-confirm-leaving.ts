import { useBlocker } from '@tanstack/react-router';

/**
 * Asks before a page is left on which something is shown that cannot be shown again, as long as `active`: by a
 * link, by "back", or by closing the tab.
 */
export function useConfirmLeaving(active: boolean): void {
  useBlocker({
    shouldBlockFn: ({ current, next }) =>
      // Dialogs have an address on their page.
      current.pathname !== next.pathname &&
      !window.confirm('Leave? What is shown here cannot be shown again.'),
    enableBeforeUnload: active,
    disabled: !active,
  });
}
