/** A latchkey whose bit is a row of bars: the last one is cut off, like a revoked key. */
export function KeyDrawing({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 420 150" className={className} aria-hidden="true" focusable="false" fill="none">
      <g stroke="#e8b44f" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round">
        <circle cx="66" cy="66" r="52" />
        <circle cx="66" cy="66" r="18" />
        <path d="M117 55h276a11 11 0 0 1 0 22H117" />
        <path d="M276 77v34M300 77v22M324 77v44M348 77v28M372 77v14" />
      </g>
      <g stroke="#e8b44f" strokeOpacity=".35" strokeWidth="1.5">
        <path d="M140 66h230" strokeDasharray="2 7" />
        <circle cx="66" cy="66" r="35" strokeDasharray="2 6" />
      </g>
    </svg>
  );
}
