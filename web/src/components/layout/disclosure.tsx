import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import classes from './disclosure.module.css';

interface DisclosureProps {
  summary: string;
  initiallyOpen?: boolean;
  children: ReactNode;
}

/** Optional details. While closed, they are not in the page. */
export function Disclosure({ summary, initiallyOpen = false, children }: DisclosureProps) {
  const [open, setOpen] = useState(initiallyOpen);
  return (
    <details
      className={classes.disclosure}
      open={open}
      onToggle={(event) => {
        // Events of a nested disclosure arrive here, too.
        if (event.target === event.currentTarget) setOpen(event.currentTarget.open);
      }}
    >
      <summary className={classes.summary}>
        <IconChevronRight size={16} aria-hidden="true" className={classes.chevron} />
        {summary}
      </summary>
      {open && <div className={classes.content}>{children}</div>}
    </details>
  );
}
