import { useEffect } from 'react';

/** Has the browser ask before this page is closed or reloaded, as long as `active`. */
export function useConfirmLeaving(active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [active]);
}
