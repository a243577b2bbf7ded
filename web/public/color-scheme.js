// Before the first paint, so that nobody who chose dark sees a white flash. A file of its own, since the content
// policy allows no inline script.
(() => {
  const root = document.documentElement;
  let chosen = 'auto';
  try {
    chosen = localStorage.getItem('latchkey-color-scheme') ?? 'auto';
  } catch {
    // Storage is switched off: the system's choice holds.
  }
  const dark =
    chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
