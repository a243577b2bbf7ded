import { useBlocker } from '@tanstack/react-router';
import { t } from '../../language/translate';

/**
 * While `active`, asks before leaving a page that shows something only once: by a link, by "back", or by closing the
 * tab.
 */
export function useConfirmLeaving(active: boolean): void {
  useBlocker({
    shouldBlockFn: ({ current, next }) =>
      // Dialogs have their own URL on the same page.
      current.pathname !== next.pathname &&
      !window.confirm(t('Leave? What is shown here cannot be shown again.')),
    enableBeforeUnload: active,
    disabled: !active,
  });
}
