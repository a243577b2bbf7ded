import type { ReactNode } from 'react';
import classes from './clamped.module.css';

/** Longer than names, and than most addresses, which are shown whole. */
const USUAL_LENGTH_MAX = 120;

interface ClampedProps {
  text: string;
  /** The text as it is shown, with places where it may break. */
  children?: ReactNode;
}

/**
 * A text by users in at most two lines if it is very long, because the URL of a webhook endpoint may have 2,000
 * characters. The whole text is in its tooltip, and for screen readers.
 */
export function Clamped({ text, children = text }: ClampedProps) {
  if (text.length <= USUAL_LENGTH_MAX) return <bdi>{children}</bdi>;
  return (
    <bdi className={classes.clamped} title={text}>
      {children}
    </bdi>
  );
}
