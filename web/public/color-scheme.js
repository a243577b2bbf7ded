// Runs before the first paint, so that dark mode does not start with a white flash. In a file of its own, because the
// content policy allows no inline scripts.
(() => {
  const root = document.documentElement;
  let chosen = 'auto';
  try {
    chosen = localStorage.getItem('latchkey-color-scheme') ?? 'auto';
  } catch {
    // Storage is disabled: the system's setting applies.
  }
  const dark =
    chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
