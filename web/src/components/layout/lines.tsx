/** Text by users, with the line breaks that they gave it. */
export function Lines({ children }: { children: string }) {
  return <span style={{ whiteSpace: 'pre-wrap' }}>{children}</span>;
}
